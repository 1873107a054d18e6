import { lineBits, type RowClass, traceWords } from '../chunk-rows.ts';
import type { ChunkTally } from '../compare-chunk.ts';
import { groupOf, traceGroups } from '../group-traces.ts';

/** A row whose key another row of the file has as well. */
export interface Repetition {
  /** Place of its chunk in the order of the file. */
  chunk: number;
  /** Of the chunk. */
  line: number;
  class: RowClass;
  /** They say different things: none of them is believed. Otherwise it says again what was said before. */
  isConflict: boolean;
}

const nowhere = 0xffff_ffff;

/** The rows of one group of keys, in the order of the file. */
interface Group {
  traces: Uint32Array;
  chunks: Uint32Array;
}

/**
 * Finds the rows of the same key, one group of keys after the other: 10 million rows are looked at without a second copy of them.
 * A key is 64 bits of hash: among 10 million different ones two meet once in 400,000 files.
 */
export function findRepetitions(tallies: readonly ChunkTally[]): Repetition[] {
  // How far each chunk's traces, which are grouped, have been taken.
  const taken = new Uint32Array(tallies.length);
  return Array.from({ length: traceGroups }, (_, group) =>
    repetitionsIn(takeGroup(tallies, taken, group)),
  ).flat();
}

function takeGroup(tallies: readonly ChunkTally[], taken: Uint32Array, group: number): Group {
  const parts = tallies.map(({ traces }, chunk) => {
    const from = taken[chunk] as number;
    let to = from;
    while (to < traces.length && groupOf(traces[to] as number) === group) to += traceWords;
    taken[chunk] = to;
    return traces.subarray(from, to);
  });
  const rows = parts.reduce((sum, { length }) => sum + length / traceWords, 0);
  const collected = { traces: new Uint32Array(rows * traceWords), chunks: new Uint32Array(rows) };
  let row = 0;
  for (const [chunk, part] of parts.entries()) {
    collected.traces.set(part, row * traceWords);
    collected.chunks.fill(chunk, row, row + part.length / traceWords);
    row += part.length / traceWords;
  }
  return collected;
}

function repetitionsIn(group: Group): Repetition[] {
  const firsts = firstRows(group);
  const conflicting = new Set<number>();
  const { traces } = group;
  for (let row = 0; row < firsts.length; row += 1) {
    const first = firsts[row] as number;
    if (traces[row * traceWords + 2] !== traces[first * traceWords + 2]) conflicting.add(first);
  }
  const repetitions: Repetition[] = [];
  for (let row = 0; row < firsts.length; row += 1) {
    const isConflict = conflicting.has(firsts[row] as number);
    if (firsts[row] !== row || isConflict) repetitions.push(repetitionOf(group, row, isConflict));
  }
  return repetitions;
}

/** For each row the first one of its key, which may be itself. */
function firstRows({ traces, chunks }: Group): Uint32Array {
  const firsts = new Uint32Array(chunks.length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(chunks.length * 1.5 + 1))).fill(nowhere);
  for (let row = 0; row < chunks.length; row += 1) {
    const [high, low] = [traces[row * traceWords] as number, traces[row * traceWords + 1] as number];
    let slot = low & (slots.length - 1);
    for (; slots[slot] !== nowhere; slot = (slot + 1) & (slots.length - 1)) {
      const other = (slots[slot] as number) * traceWords;
      if (traces[other + 1] === low && traces[other] === high) break;
    }
    if (slots[slot] === nowhere) slots[slot] = row;
    firsts[row] = slots[slot] as number;
  }
  return firsts;
}

function repetitionOf({ traces, chunks }: Group, row: number, isConflict: boolean): Repetition {
  const last = traces[row * traceWords + 3] as number;
  return {
    chunk: chunks[row] as number,
    line: last & ((1 << lineBits) - 1),
    class: (last >>> lineBits) as RowClass,
    isConflict,
  };
}
