import type { ByteSource } from './byte-source.ts';
import type { FeedRange } from './cut-ranges.ts';

export const longestLine = 65_536;
const [lineEnd, carriageReturn] = [0x0a, 0x0d];
const blockBytes = 1 << 20;
/** How much behind the range is read with it, so that its last line seldom needs a read of its own. */
const overhang = 4_096;

/** Takes lines as they lie in a buffer that is used again. */
export interface LineTaker {
  /** Whole lines are coming: what can be asked of many bytes at once is asked here. */
  region: (bytes: Buffer, from: number, to: number) => void;
  /** A line without its end. */
  line: (bytes: Buffer, from: number, to: number) => void;
  /** The last line of the file, which has no end. */
  unended: (bytes: Buffer, from: number, to: number) => void;
  /** A line longer than `longestLine`. */
  long: () => void;
}

/** Where the lines of a range lie: from the first byte of the first to the one behind the last; the same twice when there are none. */
export interface LinesRead {
  begins: number;
  ends: number;
}

interface Reading {
  buffer: Buffer;
  /** Bytes at the front of the buffer of a line whose end has not come yet. */
  held: number;
  /** The place in the file behind what was read. */
  position: number;
  /** Bytes up to the next line end are of no line of the range, or of one that is too long. */
  skipping: boolean;
  begins: number;
}

/**
 * Reads the lines that begin in a range, each once whatever the ranges are, in a buffer of one size: of a line that is too long nothing
 * is held.
 */
export async function readLines(source: ByteSource, range: FeedRange, taker: LineTaker): Promise<LinesRead> {
  const reading: Reading = {
    buffer: Buffer.allocUnsafe(blockBytes + longestLine),
    held: 0,
    // A line end before the range tells that a line begins with it.
    position: Math.max(0, range.from - 1),
    skipping: range.from > 0,
    begins: -1,
  };
  for (;;) {
    const block = await source.read(reading.position, endOfBlock(reading.position, range, source.size));
    const ends = takeBlock(reading, block, { range, size: source.size, taker });
    if (ends >= 0) return { begins: reading.begins < 0 ? ends : reading.begins, ends };
    if (block.length === 0) throw new Error('a feed file ends before its size');
  }
}

function endOfBlock(position: number, { to }: FeedRange, size: number): number {
  const wanted = position < to ? Math.min(position + blockBytes, to + overhang) : position + longestLine;
  return Math.min(size, wanted);
}

/** @returns the place behind the last line of the range, -1 when it has not been found. */
function takeBlock(
  reading: Reading,
  block: Uint8Array,
  { range, size, taker }: { range: FeedRange; size: number; taker: LineTaker },
): number {
  const { buffer, held } = reading;
  buffer.set(block, held);
  const filled = held + block.length;
  const base = reading.position - held;
  reading.position += block.length;
  const first = reading.skipping ? indexOfEnd(buffer, 0, filled) + 1 : 0;
  if (reading.skipping && first === 0) {
    const isOver = reading.position === size || (reading.begins < 0 && reading.position >= range.to);
    return isOver ? reading.position : -1;
  }
  reading.skipping = false;
  const behind = takeLines(buffer, { first, filled, last: range.to - base }, taker);
  if (reading.begins < 0 && base + first < range.to) reading.begins = base + first;
  if (base + behind >= range.to) return base + behind;
  return holdRest(reading, { behind, filled, isLast: reading.position === size }, taker);
}

/** Lines that begin before `last` and end before `filled`. @returns the place behind them. */
function takeLines(
  buffer: Buffer,
  { first, filled, last }: { first: number; filled: number; last: number },
  taker: LineTaker,
): number {
  const behind = buffer.lastIndexOf(lineEnd, filled - 1) + 1;
  if (behind > first) taker.region(buffer, first, behind);
  let start = first;
  while (start < last) {
    const end = indexOfEnd(buffer, start, filled);
    if (end < 0) break;
    if (end - start > longestLine) taker.long();
    else taker.line(buffer, start, withoutReturn(buffer, start, end));
    start = end + 1;
  }
  return start;
}

function holdRest(
  reading: Reading,
  { behind, filled, isLast }: { behind: number; filled: number; isLast: boolean },
  taker: LineTaker,
): number {
  const rest = filled - behind;
  if (rest > longestLine) {
    taker.long();
    reading.skipping = true;
    reading.held = 0;
    return isLast ? reading.position : -1;
  }
  if (isLast && rest > 0)
    taker.unended(reading.buffer, behind, withoutReturn(reading.buffer, behind, filled));
  if (isLast) return reading.position;
  reading.buffer.copyWithin(0, behind, filled);
  reading.held = rest;
  return -1;
}

function indexOfEnd(buffer: Buffer, from: number, filled: number): number {
  const end = buffer.indexOf(lineEnd, from);
  return end < filled ? end : -1;
}

function withoutReturn(buffer: Buffer, start: number, end: number): number {
  return end > start && buffer[end - 1] === carriageReturn ? end - 1 : end;
}
