import type { ChunkFindings } from '../compare-chunk.ts';

/** What of a chunk's findings is to be written, once reconciliation has said which lines are repeated or in conflict. */
export function settleFindings(
  { found, kept }: ChunkFindings,
  leftOut: ReadonlySet<number> = new Set(),
): ChunkFindings {
  return {
    found: found.filter(({ line }) => !leftOut.has(line)),
    kept: kept.filter(({ line }) => !leftOut.has(line)),
  };
}
