import { buffer } from 'node:stream/consumers';
import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx';
import type { CellKind, Column, Row, Rows, Workbook } from '../../../functions/shared/sheet/sheet.ts';
import { writeWorkbook } from '../../../functions/shared/sheet/write-workbook.ts';

export const writtenAt = new Date('2026-01-21T04:00:00.000Z');

export function columnsOf(...kinds: CellKind[]): Column[] {
  return kinds.map((kind, index) => ({
    name: `c${index}`,
    heading: `列${index + 1}`,
    kind,
    width: 12 + index,
  }));
}

export function aWorkbook(rows: Rows, columns: readonly Column[], name = '数据'): Workbook {
  return { title: '日报告', author: '报备', writtenAt, sheets: [{ name, columns, rows }] };
}

/** Reads a file with another library, as typed cells: formulas, number formats and properties too. */
export function readBack(file: Buffer): WorkBook {
  return read(file, { cellFormula: true, cellNF: true, cellStyles: true, cellText: true, bookFiles: true });
}

/** What stands in a sheet below its head, row by row; nothing where there is no cell. */
export function cellsOf(book: WorkBook, name: string): (CellObject | undefined)[][] {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name} among ${book.SheetNames.join(', ')}`);
  const { e } = utils.decode_range(sheet['!ref'] ?? 'A1');
  return Array.from({ length: e.r }, (_, row) =>
    Array.from(
      { length: e.c + 1 },
      (__, c) => sheet[utils.encode_cell({ r: row + 1, c })] as CellObject | undefined,
    ),
  );
}

/** Writes rows and reads them back. */
export async function throughFile(rows: readonly Row[], columns: readonly Column[]) {
  const file = await buffer(writeWorkbook(aWorkbook(rows, columns)).bytes);
  const book = readBack(file);
  return { file, book, cells: cellsOf(book, '数据') };
}
