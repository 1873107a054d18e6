import * as z from 'zod/mini';
import { feedKindId } from '../../../schemas/feed-kind-id.ts';

/** How a file is to be read, found out once and handed to each chunk. */
export const feedLayout = z.object({
  kind: feedKindId,
  /** Of the kind. */
  version: z.int(),
  encoding: z.enum(['utf-8', 'gb18030']),
  /** The byte between two cells. */
  delimiter: z.int(),
  /** What each column of the file is, by field; null for what the kind has no use for. */
  columns: z.array(z.nullable(z.string())),
  /** Where the first row begins. */
  rowsFrom: z.int(),
  size: z.int(),
});
export type FeedLayout = z.infer<typeof feedLayout>;
