import { type ZipPiece, zipPieces } from '../zip/zip-pieces.ts';
import { sheetNameOf } from './name-sheet.ts';
import type { Sheet, Workbook, WrittenFile, WrittenSheet } from './sheet.ts';
import { partsAfter, partsBefore, sheetPath } from './write-parts.ts';
import { sheetWriter } from './write-sheet.ts';

/** A spreadsheet has no more rows, its head among them. */
const mostRows = 1_048_576;
/** Rows are handed on in pieces of so many characters. */
const pieceLength = 64 * 1_024;
/** Of zlib: its usual 6 takes a third longer for 6 % less. */
const level = 5;

/**
 * Writes a workbook (.xlsx, ISO/IEC 29500) while its rows come, however many, in constant memory (design.md F12). A sheet with
 * more rows than a spreadsheet has goes on in a further one, and `sheets` says so.
 */
export function writeWorkbook(workbook: Workbook, most: { rows: number } = { rows: mostRows }): WrittenFile {
  const sheets: BegunSheet[] = [];
  const bytes = zipPieces(workbookPieces(workbook, sheets, most), { writtenAt: workbook.writtenAt, level });
  return { bytes, sheets };
}

interface BegunSheet extends WrittenSheet {
  lastColumn: string;
}

async function* workbookPieces(
  workbook: Workbook,
  begun: BegunSheet[],
  most: { rows: number },
): AsyncGenerator<ZipPiece> {
  yield* partsBefore(workbook);
  for (const sheet of workbook.sheets) yield* sheetPieces(sheet, begun, most);
  yield* partsAfter(begun);
}

async function* sheetPieces(
  { name, columns, rows }: Sheet,
  begun: BegunSheet[],
  most: { rows: number },
): AsyncGenerator<ZipPiece> {
  const writer = sheetWriter(columns);
  let sheet = begin(begun, { name, part: 1, lastColumn: writer.lastColumn });
  yield { path: sheetPath(begun.length) };
  let xml = writer.before;
  for await (const row of rows) {
    if (sheet.rows + 1 >= most.rows) {
      yield Buffer.from(xml + writer.after(sheet.rows + 1));
      sheet = begin(begun, { ...sheet, name, part: sheet.part + 1 });
      yield { path: sheetPath(begun.length) };
      xml = writer.before;
    }
    sheet.rows += 1;
    xml += writer.row(row, sheet.rows + 1);
    if (xml.length < pieceLength) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  yield Buffer.from(xml + writer.after(sheet.rows + 1));
}

/** @throws Error when a sheet of that name, in small or capital letters, is there: a spreadsheet would not open the file. */
function begin(begun: BegunSheet[], { name, part, lastColumn }: Omit<BegunSheet, 'rows'>): BegunSheet {
  const sheet = { name: sheetNameOf(name, part), part, rows: 0, lastColumn };
  if (begun.some((other) => other.name.toLowerCase() === sheet.name.toLowerCase()))
    throw new Error(`two sheets of a workbook are called ${sheet.name}`);
  begun.push(sheet);
  return sheet;
}
