import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { tallyKeys } from '../../schemas/tally.ts';
import { day, instant } from '../../schemas/text.ts';

/** What an event outside the stream adds: a record that was set aside and redriven, or a correction. Nothing personal. */
export const countedEvent = z.object({
  event: z.string().check(z.minLength(1), z.maxLength(200)),
  at: instant,
  tallies: z.array(z.object({ place: regionCode, date: day, key: z.enum(tallyKeys), count: z.int() })),
});
export type CountedEvent = z.infer<typeof countedEvent>;
