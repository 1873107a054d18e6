import * as z from 'zod/mini';
import { messageOf } from './messages.ts';
import { riskLevel } from './occurrence.ts';
import { regionCode } from './region.ts';
import { day, line } from './text.ts';

/**
 * A medium- or high-risk area (中高风险地区) as it was listed (requirements D6): a region, a level, and from when to when.
 * Areas are data with versions, as rules are: a new version is a new record, and the newest one of a region and first day holds.
 */
export const riskArea = z
  .strictObject({
    region: regionCode.check(
      z.minLength(4, messageOf('region.format')),
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
    version: z.int().check(z.positive()),
    example: z
      .boolean()
      .check(z.meta({ description: 'True for the seeded list: an example, not an area that was listed' })),
  })
  .check(
    z.refine(({ fromDate, toDate }) => toDate === undefined || fromDate <= toDate, {
      message: messageOf('date.order'),
      path: ['toDate'],
    }),
  );
export type RiskArea = z.infer<typeof riskArea>;
