/** Where the cells of one line lie; the same arrays are filled again for each line. */
export interface Cells {
  starts: Int32Array;
  ends: Int32Array;
  count: number;
  delimiter: number;
}

export const mostCells = 200;
const quote = 0x22;
const space = 0x20;

export function emptyCells(delimiter: number): Cells {
  // One more than a header may have, so that a longer line is seen to be longer.
  return { starts: new Int32Array(mostCells + 1), ends: new Int32Array(mostCells + 1), count: 0, delimiter };
}

/**
 * Finds the cells of the line that lies between two places, without its line end (RFC 4180): quotes and blanks around a cell are left
 * out, and a doubled quote is made one where it stands. No byte of a GB18030 character is a quote, a delimiter or a line end, so this
 * goes for bytes of both encodings.
 * @returns false when quotes don't match, as when a cell goes on in the next line.
 */
export function splitLine(bytes: Uint8Array, from: number, to: number, cells: Cells): boolean {
  cells.count = 0;
  let at = from;
  for (;;) {
    const next =
      bytes[at] === quote && at < to ? quotedCell(bytes, at, to, cells) : plainCell(bytes, at, to, cells);
    if (next < 0) return false;
    if (next === to || cells.count > mostCells) return true;
    at = next + 1;
  }
}

/** @returns the place of the delimiter or the end of the line behind the cell; -1 when there is a quote inside. */
function plainCell(bytes: Uint8Array, from: number, to: number, cells: Cells): number {
  const { delimiter } = cells;
  let at = from;
  for (; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === delimiter) break;
    if (byte === quote) return -1;
  }
  keepCell(bytes, from, at, cells);
  return at;
}

function quotedCell(bytes: Uint8Array, from: number, to: number, cells: Cells): number {
  let written = from + 1;
  for (let at = from + 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      at += 1;
      if (at === to || bytes[at] !== quote) {
        keepCell(bytes, from + 1, written, cells);
        return at === to || bytes[at] === cells.delimiter ? at : -1;
      }
    }
    bytes[written] = byte;
    written += 1;
  }
  return -1;
}

function keepCell(bytes: Uint8Array, from: number, to: number, cells: Cells): void {
  let [start, end] = [from, to];
  while (start < end && (bytes[start] as number) <= space) start += 1;
  while (start < end && (bytes[end - 1] as number) <= space) end -= 1;
  cells.starts[cells.count] = start;
  cells.ends[cells.count] = end;
  cells.count += 1;
}
