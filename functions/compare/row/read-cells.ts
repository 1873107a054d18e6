import type { RowRejectionCode } from '../../../schemas/feed-outcome.ts';
import { cellFault, codeOfFault } from './cell-faults.ts';
import type { CompiledColumn, CompiledFeed } from './compile-columns.ts';
import { mixBytes } from './mix.ts';
import { readDevice, readNumber } from './read-digits.ts';
import {
  type DocumentForm,
  type DocumentText,
  documentForm,
  readDocument,
  readDocumentText,
} from './read-document.ts';
import { readDay, readInstant } from './read-instant.ts';
import { readRegion } from './read-region.ts';
import type { Cells } from './split-line.ts';

/** What one row says; filled again for each row, so that rows which match nobody leave nothing to collect. */
export interface RowValues {
  /** For each compiled column: an instant, the place of a code, a region's number, or a mix of the bytes; 0 when empty. */
  numbers: Float64Array;
  document: DocumentText;
  form: DocumentForm;
  /** What is wrong with which column, counted from 1; looked at only when reading says so. */
  wrong: { column: number; code: RowRejectionCode };
  /** Later than this is the future. */
  receivedAt: number;
  decode: (bytes: Uint8Array) => string;
}

/** Clocks of senders go before ours by up to so much. */
const clockToleranceMs = 5 * 60_000;
const longestText = 400;

/** Reads the cells of a line as their columns ask. @returns false when one can't be, with `wrong` set. */
export function readCells(bytes: Uint8Array, cells: Cells, feed: CompiledFeed, row: RowValues): boolean {
  row.form = documentForm.none;
  for (let place = 0; place < feed.columns.length; place += 1) {
    const column = feed.columns[place] as CompiledColumn;
    const value = readCell(bytes, cells, column, row);
    if (value < 0) {
      row.wrong.column = column.at + 1;
      row.wrong.code = codeOfFault(value);
      return false;
    }
    row.numbers[place] = value;
  }
  return true;
}

function readCell(bytes: Uint8Array, cells: Cells, column: CompiledColumn, row: RowValues): number {
  const [from, to] = [cells.starts[column.at] as number, cells.ends[column.at] as number];
  if (from === to) return column.required ? cellFault.required : 0;
  switch (column.cell) {
    case 'document':
      row.form = formOf(bytes, from, to, row);
      return mixBytes(bytes, from, to);
    case 'instant':
      return inOrder(readInstant(bytes, from, to), column, row);
    case 'day':
      return inOrder(readDay(bytes, from, to), column, row);
    case 'code':
      return column.codes?.read(bytes, from, to) ?? cellFault.code;
    case 'region':
      return readRegion(bytes, from, to);
    case 'number':
      return subjectNumber(bytes, from, to, row);
    case 'imei':
      return orFault(readDevice(bytes, from, to), cellFault.imei);
    case 'name':
    case 'phone':
    case 'text':
      return to - from > longestText ? cellFault.long : mixBytes(bytes, from, to);
  }
}

/** The number of a SIM stands where a document does: it is by it that a row is found. */
function subjectNumber(bytes: Uint8Array, from: number, to: number, row: RowValues): number {
  if (!readNumber(bytes, from, to, row.document)) return cellFault.number;
  row.form = documentForm.valid;
  return mixBytes(row.document.bytes, 0, row.document.length);
}

const orFault = (value: number, fault: number): number => (value < 0 ? fault : value);

function inOrder(instant: number, column: CompiledColumn, row: RowValues): number {
  if (instant > row.receivedAt + clockToleranceMs) return cellFault.future;
  const isBefore =
    column.notBefore >= 0 && instant >= 0 && instant < (row.numbers[column.notBefore] as number);
  return isBefore ? cellFault.order : instant;
}

function formOf(bytes: Uint8Array, from: number, to: number, row: RowValues): DocumentForm {
  const form = readDocument(bytes, from, to, row.document);
  if (form !== documentForm.unreadable) return form;
  for (let at = from; at < to; at += 1)
    if ((bytes[at] as number) > 0x7f)
      return readDocumentText(row.decode(bytes.subarray(from, to)), row.document);
  return form;
}
