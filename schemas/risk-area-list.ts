import * as z from 'zod/mini';
import { messageOf } from './messages.ts';
import { problem } from './problem.ts';
import { regionCode } from './region.ts';
import { inOrder, listing, riskArea, riskAreaMove } from './risk-area.ts';
import { day } from './text.ts';

/** `GET /v1/risk-areas?region=&on=&after=` */
export const riskAreaQuery = z.strictObject({
  region: z.optional(
    regionCode.check(
      z.maxLength(4, messageOf('region.format')),
      z.meta({ description: 'A province or a city; the whole country when left out' }),
    ),
  ),
  on: z.optional(
    day.check(
      z.meta({ description: 'Only what stands on the list on this day; past ones too when left out' }),
    ),
  ),
  after: z.optional(regionCode.check(z.meta({ description: '`next` of the answer before' }))),
});
export type RiskAreaQuery = z.infer<typeof riskAreaQuery>;

/** A time of a region on the list: what holds of it, and what was recorded of it before. */
export const listedArea = z.safeExtend(riskArea, {
  earlier: z
    .array(riskArea)
    .check(z.meta({ description: 'Older versions of the same region and first day, the newest first' })),
});
export type ListedArea = z.infer<typeof listedArea>;

/** By the codes of the regions, then by first day, the latest first. */
export const riskAreaList = z.object({
  areas: z.array(listedArea),
  next: z.optional(regionCode.check(z.meta({ description: 'There may be more: `after` of the next call' }))),
});
export type RiskAreaList = z.infer<typeof riskAreaList>;

/**
 * `POST /v1/risk-areas`: how the region shall stand on the list. What that changes follows from how it stands there now: a new
 * region is listed, the same first day is recorded anew, a later one with another level ends the time before.
 */
export const riskAreaRequest = z
  .strictObject({
    ...listing,
    seen: z.optional(
      z.int().check(
        z.positive(),
        z.meta({
          description:
            'Version of the time on the list that is changed, as it was seen; absent for a new one',
        }),
      ),
    ),
  })
  .check(inOrder());
export type RiskAreaRequest = z.infer<typeof riskAreaRequest>;

/** What was recorded. */
export const riskAreaChange = z.object({
  move: riskAreaMove,
  area: riskArea,
  ended: z.optional(
    riskArea.check(z.meta({ description: 'The time at another level that ends the day before' })),
  ),
});
export type RiskAreaChange = z.infer<typeof riskAreaChange>;

/** Why it was not: with what stands on the list. */
export const riskAreaProblem = z.extend(problem, { current: z.optional(riskArea) });
export type RiskAreaProblem = z.infer<typeof riskAreaProblem>;
