import * as z from 'zod/mini';
import { riskLevel } from './occurrence.ts';
import { regionCode } from './region.ts';
import { day } from './text.ts';

/** The system lifts a measure whose risk areas are off the list, where something else may ask for another one (requirements D6). Nobody can send it. */
export const lifting = z.strictObject({ kind: z.literal('lifting') });

/** A risk area that a measure rested on and that is off the list, with the document on record for that (requirements D6, A12: the evidence). */
export const delistedArea = z.object({
  region: regionCode,
  level: riskLevel,
  fromDate: day,
  toDate: day.check(z.meta({ description: 'Last day on the list' })),
  documentNumber: z.string(),
});
export type DelistedArea = z.infer<typeof delistedArea>;

/** Who stands in a case's history for what the system did by a rule. */
export const systemSub = 'system';
