import * as z from 'zod/mini';
import { instant } from '../../../schemas/text.ts';

/** Up to where a system has read the changes of a city. */
const logPosition = z.object({
  kind: z.literal('log'),
  /** Which log, by its first batch’s instant; empty before there is any. */
  begun: z.string(),
  n: z.int(),
  /** How many changes of the city were told: all that were noted up to there, and perhaps some of the next batch. */
  told: z.int(),
  /** All that was noted behind it was noted since then. */
  since: instant,
});
export type LogPosition = z.infer<typeof logPosition>;

/** Up to where a system has listed the declarations of a city, and where it reads on behind them. */
const listPosition = z.object({
  kind: z.literal('list'),
  township: z.string(),
  row: z.optional(z.string()),
  then: logPosition,
});
export type ListPosition = z.infer<typeof listPosition>;

export const changePosition = z.discriminatedUnion('kind', [logPosition, listPosition]);
export type ChangePosition = z.infer<typeof changePosition>;
