import * as z from 'zod/mini';
import { actor } from './declaration.ts';
import { messageOf } from './messages.ts';
import { riskLevel } from './occurrence.ts';
import { regionCode } from './region.ts';
import { day, instant, line } from './text.ts';

/** What a record says of its area: put on the list, listed at another level, taken off, or otherwise put right. */
export const riskAreaMove = z.enum(['listed', 'level-changed', 'delisted', 'corrected']);
export type RiskAreaMove = z.infer<typeof riskAreaMove>;

/** A region on the list: since when, until when, at which level, by which document. */
export const listing = {
  region: regionCode.check(
    z.minLength(4, messageOf('risk-area.province')),
    z.meta({
      description: 'Never a whole province: areas are listed by city, county, township or community',
    }),
  ),
  level: riskLevel,
  fromDate: day.check(z.meta({ description: 'First Shanghai day on the list' })),
  toDate: z.optional(
    day.check(z.meta({ description: 'Last day on the list; absent while it stands there' })),
  ),
  documentNumber: line(80),
};

/** That the last day is none before the first. */
export const inOrder = () =>
  z.refine<{ fromDate: string; toDate?: string | undefined }>(
    ({ fromDate, toDate }) => toDate === undefined || fromDate <= toDate,
    { message: messageOf('date.order'), path: ['toDate'] },
  );

/**
 * A medium- or high-risk area (中高风险地区) as it was listed (requirements D6): a region, a level, and from when to when.
 * Areas are data with versions, as rules are: a new version is a new record, and the newest one of a region and first day holds.
 */
export const riskArea = z
  .strictObject({
    ...listing,
    version: z
      .int()
      .check(z.positive(), z.meta({ description: 'Counts the records of a region, whatever their days' })),
    example: z
      .boolean()
      .check(z.meta({ description: 'True for the seeded list: an example, not an area that was listed' })),
    move: z.optional(riskAreaMove),
    at: z.optional(instant.check(z.meta({ description: 'When it was recorded; absent in the seeded list' }))),
    by: z.optional(actor.check(z.meta({ description: 'Who recorded it' }))),
    entry: z.optional(
      z.string().check(z.meta({ description: 'What stands for it in the audit chain of who recorded it' })),
    ),
  })
  .check(inOrder());
export type RiskArea = z.infer<typeof riskArea>;

/** What holds of each region and first day: the newest version, in the order in which they were first met. */
export function newestOf(areas: readonly RiskArea[]): RiskArea[] {
  const newest = new Map<string, RiskArea>();
  for (const area of areas) {
    const name = `${area.region}#${area.fromDate}`;
    const known = newest.get(name);
    if (known === undefined || known.version < area.version) newest.set(name, area);
  }
  return [...newest.values()];
}

/** Whether an area stands on the list on a Shanghai day. */
export function standsOn({ fromDate, toDate }: Pick<RiskArea, 'fromDate' | 'toDate'>, date: string): boolean {
  return fromDate <= date && (toDate === undefined || date <= toDate);
}
