import type { FeedManifest } from '../../../schemas/feed-manifest.ts';
import type { RowRejectionCode } from '../../../schemas/feed-outcome.ts';
import { lineBits, rowClass, traceWords } from '../chunk-rows.ts';
import type { ChunkTally } from '../compare-chunk.ts';
import { differsFromManifest } from '../file/check-manifest.ts';
import type { FeedLayout } from '../file/feed-layout.ts';
import type { FeedRefusal } from '../file/recognise-header.ts';
import { readRejections, rejectionWords } from '../row/rejections.ts';
import { checkCoverage, UnreconciledError } from './check-coverage.ts';
import { findRepetitions, type Repetition } from './find-repetitions.ts';
import { joinRejections } from './join-rejections.ts';

/**
 * What became of the rows of a file: `rows` is the sum of all others (invariant 8, in = matched + unmatched + rejected). Unmatched are
 * candidates, which nobody has confirmed yet, those kept for the place that they name, and those dropped, of which only this count
 * remains. A row that says again what an earlier one of the file says is repeated, whatever the earlier one became.
 */
export interface FeedCounts {
  rows: number;
  matched: number;
  candidates: number;
  kept: number;
  dropped: number;
  repeated: number;
  rejected: number;
}

export interface Reconciled {
  counts: FeedCounts;
  /** As `readRejections` reads them, with lines of the file, the header being line 1, in their order. */
  rejections: Uint32Array;
  /** For each chunk, by where its range begins, the lines of it that are not to be written: repeated, or in conflict. */
  leftOut: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface ToReconcile {
  layout: FeedLayout;
  /** In any order. */
  tallies: readonly ChunkTally[];
  manifest: FeedManifest;
}

const header = 1;

/**
 * Puts together what all chunks of a file say: the same for any cutting and any order.
 * @returns the refusal of the whole file where its rows show that nothing of it can be meant.
 * @throws UnreconciledError when the rows don't add up.
 */
export function reconcileChunks({ layout, tallies, manifest }: ToReconcile): Reconciled | FeedRefusal {
  const ordered = tallies.toSorted((one, other) => one.from - other.from);
  checkCoverage(layout, ordered);
  const rows = ordered.reduce((sum, tally) => sum + tally.rows, 0);
  const differs = differsFromManifest(manifest, { rows });
  if (differs !== undefined) return { code: differs, columns: [] };
  const repetitions = findRepetitions(ordered);
  const rejections = joinRejections(ordered, repetitions, header + 1);
  const refusal = refuseRows(rows, rejections);
  if (refusal !== undefined) return refusal;
  const counts = countRows(ordered, repetitions, rejections);
  return { counts, rejections, leftOut: leftOutOf(ordered, repetitions) };
}

/** What all rows have in common is wrong with the file, not with each of them. */
const refusedRows: Partial<Record<RowRejectionCode, FeedRefusal['code']>> = {
  'row-cells': 'delimiter-wrong',
  'row-encoding': 'encoding-unknown',
  'row-binary': 'binary',
};

function refuseRows(rows: number, rejections: Uint32Array): FeedRefusal | undefined {
  if (rows === 0 || rejections.length / rejectionWords !== rows) return undefined;
  const [first] = readRejections(rejections);
  const code = first && refusedRows[first.code];
  if (first === undefined || code === undefined) return undefined;
  for (const rejection of readRejections(rejections)) if (rejection.code !== first.code) return undefined;
  return { code, columns: [] };
}

function countRows(
  ordered: readonly ChunkTally[],
  repetitions: readonly Repetition[],
  rejections: Uint32Array,
): FeedCounts {
  const classes = classesOf(ordered);
  for (const repetition of repetitions) classes[repetition.class] = (classes[repetition.class] ?? 0) - 1;
  const counts = {
    rows: ordered.reduce((sum, { rows }) => sum + rows, 0),
    matched: classes[rowClass.matched] ?? 0,
    candidates: classes[rowClass.candidate] ?? 0,
    kept: classes[rowClass.kept] ?? 0,
    dropped: classes[rowClass.dropped] ?? 0,
    repeated: repetitions.filter(({ isConflict }) => !isConflict).length,
    rejected: rejections.length / rejectionWords,
  };
  const { rows, ...outcomes } = counts;
  const found = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  if (found !== rows)
    throw new UnreconciledError('in = matched + unmatched + rejected', { expected: rows, found });
  return counts;
}

function classesOf(tallies: readonly ChunkTally[]): number[] {
  const classes = [0, 0, 0, 0];
  for (const { traces } of tallies)
    for (let at = traceWords - 1; at < traces.length; at += traceWords) {
      const of = (traces[at] as number) >>> lineBits;
      classes[of] = (classes[of] ?? 0) + 1;
    }
  return classes;
}

function leftOutOf(
  ordered: readonly ChunkTally[],
  repetitions: readonly Repetition[],
): Map<number, Set<number>> {
  const byChunk = Map.groupBy(repetitions, ({ chunk }) => ordered[chunk]?.from ?? 0);
  return new Map([...byChunk].map(([from, here]) => [from, new Set(here.map(({ line }) => line))]));
}
