import { traceWords } from '../chunk-rows.ts';
import type { ChunkTally } from '../compare-chunk.ts';
import type { FeedLayout } from '../file/feed-layout.ts';
import { rejectionWords } from '../row/rejections.ts';

/** The rows of a feed don't add up: nothing of it may be used (invariant 8). It says by how much, and where. */
export class UnreconciledError extends Error {
  override readonly name = 'UnreconciledError';
  readonly expected: number;
  readonly found: number;

  constructor(what: string, { expected, found }: { expected: number; found: number }) {
    super(`${what}: expected ${expected}, found ${found}, difference ${found - expected}`);
    this.expected = expected;
    this.found = found;
  }
}

function expectSame(what: string, expected: number, found: number): void {
  if (expected !== found) throw new UnreconciledError(what, { expected, found });
}

/**
 * Proves that chunks, in the order of the file, leave out no byte and no row of it: their ranges follow each other, so do the lines that
 * they found, and each of their rows was rejected or left a trace.
 * @throws UnreconciledError with the difference.
 */
export function checkCoverage({ rowsFrom, size }: FeedLayout, tallies: readonly ChunkTally[]): void {
  let [range, lines] = [rowsFrom, rowsFrom];
  for (const tally of tallies) {
    expectSame('a chunk begins where the one before ends', range, tally.from);
    range = tally.to;
    const outcomes = tally.traces.length / traceWords + tally.rejections.length / rejectionWords;
    expectSame(`rows of the chunk from byte ${tally.from}`, tally.rows, outcomes);
    if (tally.begins === tally.ends) continue;
    expectSame('the lines of a chunk begin where those before end', lines, tally.begins);
    lines = tally.ends;
  }
  expectSame('the chunks end with the file', size, range);
  expectSame('the lines end with the file', size, lines);
}
