import { type ImportColumn, importColumns, mostImportRows } from '../../../schemas/risk-area-import.ts';
import { type CsvForm, type ReadCsv, readCsv } from '../csv/read-csv.ts';

export const areaFile: CsvForm<ImportColumn> = {
  columns: importColumns,
  headings: new Map([
    ...importColumns.map((column) => [column.toLowerCase(), column] as const),
    ['区划代码', 'region'],
    ['等级', 'level'],
    ['起始日期', 'fromDate'],
    ['结束日期', 'toDate'],
    ['文号', 'documentNumber'],
  ]),
  mostBytes: 1_024 * 1_024,
  mostRows: mostImportRows,
};

/** The lines of a file of risk areas, or what is wrong with it. */
export const readImport = (bytes: Uint8Array): ReadCsv<ImportColumn> => readCsv(bytes, areaFile);
