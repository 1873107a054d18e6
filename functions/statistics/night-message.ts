import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';

/** One step of a night's recount: a county is recounted, or the figures of a region are judged. Nothing personal. */
export const nightMessage = z.object({
  step: z.enum(['recount', 'judge']),
  night: day,
  region: regionCode,
});
export type NightMessage = z.infer<typeof nightMessage>;
