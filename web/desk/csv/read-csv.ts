import { type CsvRecord, splitCsv } from './split-csv.ts';

/** What a list is that is read from a file: its columns, what the first line may call them in small letters, and how long it may be. */
export interface CsvForm<Column extends string> {
  columns: readonly Column[];
  headings: ReadonlyMap<string, Column>;
  mostBytes: number;
  mostRows: number;
}

/** Why a file is no list: each one named by line and column where it has one. */
export type FileFault<Column extends string> =
  | { kind: 'empty' | 'binary' | 'encoding' | 'large' | 'delimiter' | 'no-rows' }
  | { kind: 'columns' | 'twice'; columns: Column[] }
  | { kind: 'rows'; count: number }
  | { kind: 'quote'; line: number }
  | { kind: 'cells'; line: number; found: number; expected: number }
  | { kind: 'long'; line: number; column: Column };

export type CsvRow<Column extends string> = { line: number } & Record<Column, string>;
export type ReadCsv<Column extends string> = { rows: CsvRow<Column>[] } | { faults: FileFault<Column>[] };

const longestCell = 200;

/** The lines of a CSV file, in UTF-8 or GB18030, with or without a byte order mark; or what is wrong with it. */
export function readCsv<Column extends string>(bytes: Uint8Array, form: CsvForm<Column>): ReadCsv<Column> {
  if (bytes.length === 0) return { faults: [{ kind: 'empty' }] };
  if (bytes.length > form.mostBytes) return { faults: [{ kind: 'large' }] };
  // A workbook that is called .csv, or UTF-16: neither has a place for a zero in a text.
  if (bytes.includes(0) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return { faults: [{ kind: 'binary' }] };
  const text = textOf(bytes);
  if (text === undefined) return { faults: [{ kind: 'encoding' }] };
  const split = splitCsv(text);
  if ('openQuote' in split) return { faults: [{ kind: 'quote', line: split.openQuote }] };
  const [head, ...lines] = split.records;
  return head === undefined ? { faults: [{ kind: 'empty' }] } : readLines(head, lines, form);
}

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

function readLines<Column extends string>(
  head: CsvRecord,
  lines: readonly CsvRecord[],
  form: CsvForm<Column>,
): ReadCsv<Column> {
  const found = head.cells.map((name) => form.headings.get(name.trim().toLowerCase()));
  const wrong = faultOfHead(head, found, form);
  if (wrong !== undefined) return { faults: [wrong] };
  if (lines.length === 0) return { faults: [{ kind: 'no-rows' }] };
  if (lines.length > form.mostRows) return { faults: [{ kind: 'rows', count: lines.length }] };
  const faults = lines.flatMap((record) => faultsOf(record, found));
  return faults.length > 0 ? { faults } : { rows: lines.map((record) => rowOf(record, found, form)) };
}

type Found<Column> = readonly (Column | undefined)[];

function faultOfHead<Column extends string>(
  { cells }: CsvRecord,
  found: Found<Column>,
  { columns }: CsvForm<Column>,
): FileFault<Column> | undefined {
  if (cells.length === 1 && /[;\t；，]/.test(cells[0] ?? '')) return { kind: 'delimiter' };
  const missing = columns.filter((column) => !found.includes(column));
  if (missing.length > 0) return { kind: 'columns', columns: missing };
  const twice = columns.filter((column) => found.indexOf(column) !== found.lastIndexOf(column));
  return twice.length > 0 ? { kind: 'twice', columns: twice } : undefined;
}

function faultsOf<Column extends string>(
  { line, cells }: CsvRecord,
  found: Found<Column>,
): FileFault<Column>[] {
  if (cells.length !== found.length)
    return [{ kind: 'cells', line, found: cells.length, expected: found.length }];
  return cells.flatMap((cell, index) => {
    const column = found[index];
    return column !== undefined && cell.length > longestCell ? [{ kind: 'long' as const, line, column }] : [];
  });
}

function rowOf<Column extends string>(
  { line, cells }: CsvRecord,
  found: Found<Column>,
  { columns }: CsvForm<Column>,
): CsvRow<Column> {
  const texts = columns.map((column) => [column, cells[found.indexOf(column)]?.trim() ?? ''] as const);
  return { line, ...(Object.fromEntries(texts) as Record<Column, string>) };
}
