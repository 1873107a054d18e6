import * as z from 'zod/mini';
import { instant } from '../../schemas/text.ts';

/** What stands in the queue of files that came: an object that was made in the bucket. */
export const arrivedFile = z.strictObject({
  key: z.string(),
  eTag: z.string(),
  size: z.int(),
  at: instant,
});
export type ArrivedFile = z.infer<typeof arrivedFile>;
