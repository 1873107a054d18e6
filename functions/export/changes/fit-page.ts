import type { ToldChange } from '../../../schemas/change-feed.ts';

/**
 * As much of a page as Lambda may answer: 6 MB, of which the quotation marks of a text within a text take their part.
 */
export const mostPageBytes = 4_000_000;

/** The first of them that fit into a page together, at least one: the rest is told by the next page. */
export function fitPage(told: readonly ToldChange[]): ToldChange[] {
  let bytes = 0;
  const rest = told.findIndex((change) => {
    bytes += Buffer.byteLength(JSON.stringify(change));
    return bytes > mostPageBytes;
  });
  return rest === -1 ? [...told] : told.slice(0, Math.max(1, rest));
}
