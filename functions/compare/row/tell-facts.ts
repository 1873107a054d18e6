import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { CompiledColumn, CompiledFeed } from './compile-columns.ts';
import { plainPhone } from './plain-phone.ts';
import type { RowValues } from './read-cells.ts';
import { deviceText, readNumber } from './read-digits.ts';
import { documentForm, readDocument, readDocumentText } from './read-document.ts';
import type { Cells } from './split-line.ts';

/**
 * What a row says, by field: documents, phones and regions as declarations hold them, instants in UTC, days, codes, texts. A document
 * that can't be one stays as it is written, for whoever looks for the person. Empty cells are left out.
 */
export type Facts = Readonly<Record<string, string>>;

/** What a decoder writes for what it doesn't know. */
const replacement = '\uFFFD';

/**
 * Only for rows that somebody will read: texts are made here.
 * @returns undefined when a text has bytes that are no character, though they have the form of one.
 */
export function tellFacts(
  bytes: Uint8Array,
  cells: Cells,
  feed: CompiledFeed,
  row: RowValues,
): Facts | undefined {
  const told = feed.columns.flatMap((column, place): [string, string][] => {
    const cell = bytes.subarray(cells.starts[column.at], cells.ends[column.at]);
    return cell.length === 0 ? [] : [[column.field, tellCell(cell, column, row.numbers[place] ?? 0, row)]];
  });
  const isSound = told.every(([, text]) => !text.includes(replacement));
  return isSound ? Object.fromEntries(told) : undefined;
}

function tellCell(cell: Uint8Array, column: CompiledColumn, value: number, row: RowValues): string {
  switch (column.cell) {
    case 'document':
      return tellDocument(cell, row);
    case 'instant':
      return new Date(value).toISOString();
    case 'day':
      return shanghaiDate(new Date(value));
    case 'code':
      return column.codes?.codes[value] ?? '';
    case 'region':
      return String(value);
    case 'phone':
      return plainPhone(row.decode(cell));
    case 'number':
      readNumber(cell, 0, cell.length, row.document);
      return textOfDocument(row);
    case 'imei':
      return deviceText(value);
    case 'name':
    case 'text':
      return printable(row.decode(cell));
  }
}

function tellDocument(cell: Uint8Array, row: RowValues): string {
  const read =
    readDocument(cell, 0, cell.length, row.document) === documentForm.unreadable
      ? readDocumentText(row.decode(cell), row.document)
      : documentForm.valid;
  if (read === documentForm.unreadable) return printable(row.decode(cell));
  return textOfDocument(row);
}

function textOfDocument({ document }: RowValues): string {
  return Buffer.from(document.bytes.subarray(0, document.length)).toString('latin1');
}

/** Without control characters and those that turn the direction of what follows. */
function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/gu, '')
    .normalize('NFC')
    .trim();
}
