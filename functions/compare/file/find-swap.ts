import { documentForm, readDocument, residentLength } from '../row/read-document.ts';
import { emptyCells, splitLine } from '../row/split-line.ts';
import type { TableLayout } from './feed-layout.ts';
import { linesOf } from './lines-of.ts';

const mostRows = 50;
const text = { bytes: new Uint8Array(64), length: 0 };

/**
 * Whether the header stands over other columns than it names: none of the first rows has a document where it should be, and all have a
 * resident ID number in one other column. Each row would be rejected, and its sender not know why.
 */
export function isSwapped(rows: Buffer, layout: TableLayout): boolean {
  const place = layout.columns.indexOf('document');
  if (place < 0) return false;
  const cells = emptyCells(layout.delimiter);
  const elsewhere = new Set(layout.columns.keys());
  let seen = 0;
  for (const line of linesOf(rows).slice(0, mostRows)) {
    // Splitting undoes doubled quotes where they stand.
    const own = Buffer.from(line);
    if (!splitLine(own, 0, own.length, cells) || cells.count !== layout.columns.length) continue;
    seen += 1;
    const resident = new Set(
      layout.columns.keys().filter((at) => isResident(own, cells.starts[at], cells.ends[at])),
    );
    if (isDocument(own, cells.starts[place], cells.ends[place])) return false;
    for (const at of elsewhere) if (!resident.has(at)) elsewhere.delete(at);
  }
  return seen > 0 && elsewhere.size > 0;
}

function isDocument(line: Buffer, from = 0, to = 0): boolean {
  return readDocument(line, from, to, text) === documentForm.valid;
}

function isResident(line: Buffer, from = 0, to = 0): boolean {
  return isDocument(line, from, to) && text.length === residentLength;
}
