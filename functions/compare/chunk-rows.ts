import { type GrowingWords, growingWords, makeRoom } from './growing-words.ts';
import type { Facts } from './row/tell-facts.ts';

/**
 * A row about somebody active. `document`: the hash of its document is theirs; who writes it compares the document itself with the
 * person's, for 64 bits can be another's. The other two are candidates that a person confirms.
 */
export interface FoundRow {
  /** Of the chunk, from 0 on. */
  line: number;
  by: 'document' | 'repaired-document' | 'name-phone-day';
  /** Places of their trips in the order of the active people; several when they have several, or when several people may be meant. */
  references: number[];
  facts: Facts;
  /** Goes to the place that it names if it turns out to be about nobody active. */
  keep: boolean;
}

/** A row that matches nobody and goes to the place that it names. */
export interface KeptRow {
  line: number;
  facts: Facts;
}

/** What became of rows; each row is one of these, or rejected. */
export const rowClass = { matched: 0, candidate: 1, kept: 2, dropped: 3 } as const;
export type RowClass = (typeof rowClass)[keyof typeof rowClass];

/**
 * What is left of a row when it was not rejected, in four words: two for its key, one for its facts, one for its class and line. By
 * these, rows are told from their repetitions once all chunks are there.
 */
export const traceWords = 4;
export const lineBits = 29;

export interface ChunkRows {
  /** Lines, blank ones too. */
  lines: number;
  /** Lines that are not blank. */
  rows: number;
  found: FoundRow[];
  kept: KeptRow[];
  rejections: GrowingWords;
  traces: GrowingWords;
}

export function noRows(): ChunkRows {
  return { lines: 0, rows: 0, found: [], kept: [], rejections: growingWords(), traces: growingWords() };
}

/** The two halves of a row's key and a mix of its facts. */
export interface Trace {
  high: number;
  low: number;
  facts: number;
}

export function pushTrace(
  traces: GrowingWords,
  { high, low, facts }: Trace,
  of: RowClass,
  line: number,
): void {
  makeRoom(traces, traceWords);
  const { words, length } = traces;
  words[length] = high;
  words[length + 1] = low;
  words[length + 2] = facts;
  words[length + 3] = (of << lineBits) | line;
  traces.length += traceWords;
}
