import type { ChunkTally } from '../compare-chunk.ts';
import { growingWords, wordsOf } from '../growing-words.ts';
import { pushRejection, type Rejection, readRejections } from '../row/rejections.ts';
import type { Repetition } from './find-repetitions.ts';

/** All rejections of a file in the order of its lines, those for a conflict among them. */
export function joinRejections(
  ordered: readonly ChunkTally[],
  repetitions: readonly Repetition[],
  firstLine: number,
): Uint32Array {
  const joined = growingWords();
  const conflicts = Map.groupBy(
    repetitions.filter(({ isConflict }) => isConflict),
    ({ chunk }) => chunk,
  );
  let before = firstLine;
  for (const [chunk, { rejections, lines }] of ordered.entries()) {
    const here = conflicts.get(chunk) ?? [];
    for (const rejection of merge(rejections, here))
      pushRejection(joined, { ...rejection, line: before + rejection.line });
    before += lines;
  }
  return wordsOf(joined);
}

function* merge(rejections: Uint32Array, conflicts: readonly Repetition[]): Generator<Rejection> {
  const waiting = conflicts.map(({ line }) => line).toSorted((one, other) => one - other);
  let next = 0;
  const conflictsBefore = function* (line: number): Generator<Rejection> {
    for (; next < waiting.length && (waiting[next] ?? line) < line; next += 1)
      yield { line: waiting[next] ?? 0, column: 0, code: 'row-conflict' };
  };
  for (const rejection of readRejections(rejections)) {
    yield* conflictsBefore(rejection.line);
    yield rejection;
  }
  yield* conflictsBefore(Infinity);
}
