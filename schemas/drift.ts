import * as z from 'zod/mini';
import { regionCode } from './region.ts';
import { day, instant } from './text.ts';

/** `GET /v1/statistics/drift?region=` */
export const driftQuery = z.strictObject({ region: regionCode });
export type DriftQuery = z.infer<typeof driftQuery>;

/** A count that is not what the recount found. */
const drifted = z.object({
  place: regionCode,
  metrics: z
    .array(z.string())
    .check(z.meta({ description: 'Ids of the metrics of the dictionary that are told from it' })),
  date: z
    .optional(day)
    .check(
      z.meta({ description: 'The day it is counted on; absent for what stands over all days together' }),
    ),
  counted: z.int().check(z.meta({ description: 'What the figures say' })),
  recounted: z.int().check(z.meta({ description: 'What the declarations say' })),
});

/** What the last recount found of the figures of a region, and of all below it down to the county (invariant 4). */
export const driftReport = z.object({
  region: regionCode,
  regions: z.array(
    z.object({
      code: regionCode,
      name: z.string(),
      recountedAt: z
        .optional(instant)
        .check(z.meta({ description: 'When its figures were judged last; absent when they never were' })),
      drifting: z.int().check(z.meta({ description: 'How many counts differ, as far as they can be told' })),
      unsettled: z
        .int()
        .check(z.meta({ description: 'How many were not judged, because they changed meanwhile' })),
      drifts: z.array(drifted).check(z.meta({ description: 'The counts that differ, at most 200 of them' })),
    }),
  ),
});
export type DriftReport = z.infer<typeof driftReport>;
