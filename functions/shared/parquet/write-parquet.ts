import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, Row, Sheet, WrittenFile, WrittenSheet } from '../sheet/sheet.ts';
import { schemaOf, valuesOf } from './column-schema.ts';

/** So many rows are in memory and stored together. */
const usualGroup = 10_000;

/**
 * Writes a table as Apache Parquet (requirements J3) while its rows come, a group of rows at a time: never more than one group is in
 * memory. Texts, whole numbers, decimals, days and instants (in UTC) keep their types; the same rows give the same bytes.
 */
export function writeParquet(sheet: Sheet, group: { rows: number } = { rows: usualGroup }): WrittenFile {
  const written: WrittenSheet = { name: sheet.name, part: 1, rows: 0 };
  return { bytes: parquetPieces(sheet, written, group), sheets: [written] };
}

async function* parquetPieces(
  { columns, rows }: Sheet,
  written: WrittenSheet,
  group: { rows: number },
): AsyncGenerator<Buffer> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'Baobei' });
  let waiting: Row[] = [];
  for await (const row of rows) {
    written.rows += 1;
    if (waiting.push(row) < group.rows) continue;
    writeGroup(writer, columns, waiting);
    yield taken(bytes);
    waiting = [];
  }
  if (waiting.length > 0) writeGroup(writer, columns, waiting);
  await writer.finish();
  yield taken(bytes);
}

function writeGroup(writer: ParquetWriter, columns: readonly Column[], rows: readonly Row[]): void {
  const columnData = columns.map((column, index) => ({
    name: column.name,
    data: valuesOf(
      column,
      rows.map((row) => row[index]),
    ),
  }));
  void writer.write({ columnData, rowGroupSize: rows.length });
}

/** Takes what was written since the last time; the writer goes on at the beginning of its memory. */
function taken(bytes: ByteWriter): Buffer {
  const copy = Buffer.from(bytes.getBytes());
  bytes.index = 0;
  return copy;
}
