import {
  type ImportColumn,
  type ImportRow,
  importColumns,
  mostImportRows,
} from '../../../schemas/risk-area-import.ts';
import { type CsvRecord, splitCsv } from './split-csv.ts';

/** Why a file is no list: each one named by line and column where it has one. */
export type FileFault =
  | { kind: 'empty' | 'binary' | 'encoding' | 'large' | 'delimiter' | 'no-rows' }
  | { kind: 'columns' | 'twice'; columns: ImportColumn[] }
  | { kind: 'rows'; count: number }
  | { kind: 'quote'; line: number }
  | { kind: 'cells'; line: number; found: number; expected: number }
  | { kind: 'long'; line: number; column: ImportColumn };

export type ReadFile = { rows: ImportRow[] } | { faults: FileFault[] };

const mostBytes = 1_024 * 1_024;
const longestCell = 200;

/** What the first line may call a column, in either language. */
const headings: ReadonlyMap<string, ImportColumn> = new Map([
  ...importColumns.map((column) => [column.toLowerCase(), column] as const),
  ['区划代码', 'region'],
  ['等级', 'level'],
  ['起始日期', 'fromDate'],
  ['结束日期', 'toDate'],
  ['文号', 'documentNumber'],
]);

/** The lines of a CSV file of risk areas, in UTF-8 or GB18030, with or without a byte order mark; or what is wrong with it. */
export function readImport(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) return fault({ kind: 'empty' });
  if (bytes.length > mostBytes) return fault({ kind: 'large' });
  // A workbook that is called .csv, or UTF-16: neither has a place for a zero in a text.
  if (bytes.includes(0) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return fault({ kind: 'binary' });
  const text = textOf(bytes);
  if (text === undefined) return fault({ kind: 'encoding' });
  const split = splitCsv(text);
  if ('openQuote' in split) return fault({ kind: 'quote', line: split.openQuote });
  const [head, ...lines] = split.records;
  return head === undefined ? fault({ kind: 'empty' }) : readLines(head, lines);
}

const fault = (one: FileFault): ReadFile => ({ faults: [one] });

function textOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      // Not in this one.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

function readLines(head: CsvRecord, lines: readonly CsvRecord[]): ReadFile {
  const [first = ''] = head.cells;
  if (head.cells.length === 1 && /[;\t；，]/.test(first)) return fault({ kind: 'delimiter' });
  const columns = head.cells.map((name) => headings.get(name.trim().toLowerCase()));
  const missing = importColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) return fault({ kind: 'columns', columns: missing });
  const twice = importColumns.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice.length > 0) return fault({ kind: 'twice', columns: twice });
  if (lines.length === 0) return fault({ kind: 'no-rows' });
  if (lines.length > mostImportRows) return fault({ kind: 'rows', count: lines.length });
  const faults = lines.flatMap((record) => faultsOf(record, columns));
  return faults.length > 0 ? { faults } : { rows: lines.map((record) => rowOf(record, columns)) };
}

type Columns = readonly (ImportColumn | undefined)[];

function faultsOf({ line, cells }: CsvRecord, columns: Columns): FileFault[] {
  if (cells.length !== columns.length)
    return [{ kind: 'cells', line, found: cells.length, expected: columns.length }];
  return cells.flatMap((cell, index) => {
    const column = columns[index];
    return column !== undefined && cell.length > longestCell ? [{ kind: 'long', line, column }] : [];
  });
}

function rowOf({ line, cells }: CsvRecord, columns: Columns): ImportRow {
  const cell = (column: ImportColumn) => cells[columns.indexOf(column)]?.trim() ?? '';
  return {
    line,
    region: cell('region'),
    level: cell('level'),
    fromDate: cell('fromDate'),
    toDate: cell('toDate'),
    documentNumber: cell('documentNumber'),
  };
}
