import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { writeParquet } from '../../../functions/shared/parquet/write-parquet.ts';
import type { CellKind, Column, Row, Rows } from '../../../functions/shared/sheet/sheet.ts';
import { propertyRun } from '../../support/property-run.ts';

const columnsOf = (...kinds: CellKind[]): Column[] =>
  kinds.map((kind, index) => ({ name: `c${index}`, heading: `列${index + 1}`, kind, width: 12 }));

const aSheet = (rows: Rows, columns: Column[]) => ({ name: 'declarations', columns, rows });

async function bytesOf(rows: Rows, columns: Column[], group = 1_000): Promise<ArrayBuffer> {
  const { bytes } = writeParquet(aSheet(rows, columns), { rows: group });
  return new Uint8Array(await buffer(bytes)).buffer;
}

/** Writes rows and reads them back with a library that only reads. */
async function throughFile(rows: readonly Row[], columns: Column[], group?: number): Promise<unknown[][]> {
  const read = await parquetReadObjects({ file: await bytesOf(rows, columns, group) });
  return read.map((row) => columns.map(({ name }) => row[name] as unknown));
}

const all = columnsOf('text', 'whole', 'decimal', 'day', 'instant');

describe('a Parquet file', () => {
  it('keeps the type of each column', async () => {
    const { children } = parquetSchema(parquetMetadata(await bytesOf([], all)));
    expect(
      children.map(({ element: { name, type, logical_type } }) => [name, type, logical_type?.type]),
    ).toEqual([
      ['c0', 'BYTE_ARRAY', 'STRING'],
      ['c1', 'INT64', undefined],
      ['c2', 'DOUBLE', undefined],
      ['c3', 'INT32', 'DATE'],
      ['c4', 'INT64', 'TIMESTAMP'],
    ]);
    expect(children.at(-1)?.element.logical_type).toEqual({
      type: 'TIMESTAMP',
      isAdjustedToUTC: true,
      unit: 'MILLIS',
    });
  });

  it('gives back each value', async () => {
    const row = ['0410102', 9_007_199_254_740_991, 0.1, '2026-01-20', '2026-01-20T23:59:59.999+08:00'];
    expect(await throughFile([row, []], all)).toEqual([
      [
        '0410102',
        9_007_199_254_740_991n,
        0.1,
        new Date('2026-01-20T00:00:00.000Z'),
        new Date('2026-01-20T15:59:59.999Z'),
      ],
      all.map(() => null),
    ]);
  });

  it('has nothing where a text stands among numbers or times', async () => {
    expect(await throughFile([['< 5', '< 5', '< 5', '未知', '—']], all)).toEqual([
      ['< 5', null, null, null, null],
    ]);
  });

  it('gives back any texts and numbers, over any number of groups', async () => {
    const row = fc.tuple(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, group) => {
          const read = await throughFile(rows, columnsOf('text', 'whole', 'decimal'), group);
          expect(read).toEqual(rows.map(([text, whole, decimal]) => [text, BigInt(whole), decimal]));
        },
      ),
      propertyRun('values of a Parquet file', 100),
    );
  });

  it('is written a group of rows at a time, while they come', async () => {
    let taken = 0;
    function* rows() {
      for (; taken < 25; taken += 1) yield [`${taken}`];
    }
    const { bytes, sheets } = writeParquet(aSheet(rows(), columnsOf('text')), { rows: 10 });
    const parts: [taken: number, rows: number | undefined][] = [];
    for await (const part of bytes) if (part.length > 0) parts.push([taken, sheets[0]?.rows]);
    expect(parts).toEqual([
      [9, 10],
      [19, 20],
      [25, 25],
    ]);
    const { row_groups } = parquetMetadata(
      await bytesOf(
        Array.from({ length: 25 }, () => ['a']),
        columnsOf('text'),
        10,
      ),
    );
    expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([10n, 10n, 5n]);
  });

  it('is the same bytes each time', async () => {
    const rows: Row[] = [['河南省', 12, 0.5, '2026-01-20', '2026-01-20T04:00:00Z'], ['郑州市']];
    expect(await bytesOf(rows, all)).toEqual(await bytesOf(rows, all));
  });
});
