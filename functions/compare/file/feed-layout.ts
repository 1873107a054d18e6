import * as z from 'zod/mini';
import { feedKindId } from '../../../schemas/feed-kind-id.ts';

/** How a file is to be read, found out once. */
export const tableLayout = z.object({
  encoding: z.enum(['utf-8', 'gb18030']),
  /** The byte between two cells. */
  delimiter: z.int(),
  /** What each column of the file is, by field; null for what nobody has a use for. */
  columns: z.array(z.nullable(z.string())),
  /** Where the first row begins. */
  rowsFrom: z.int(),
  size: z.int(),
});
export type TableLayout = z.infer<typeof tableLayout>;

/** The same for a file of a kind of feed, as it is handed to each chunk. */
export const feedLayout = z.extend(tableLayout, {
  kind: feedKindId,
  /** Of the kind. */
  version: z.int(),
});
export type FeedLayout = z.infer<typeof feedLayout>;
