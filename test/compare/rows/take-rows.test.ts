import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeRows } from '../../../functions/compare/rows/take-rows.ts';
import { type FeedRow, feedRowsOf } from '../../../schemas/feed-rows.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aDocument, aTripOf, compareSound, kindOf } from '../a-feed.ts';
import { aPcrRow } from './a-pcr-row.ts';

const pcr = kindOf('pcr');
const schema = feedRowsOf(pcr);
const readRows = (rows: unknown) => schema.parse({ rows }).rows;
const faultsOf = (rows: unknown) =>
  schema
    .safeParse({ rows })
    .error?.issues.map(({ path, message, code }) => [
      path.join('.'),
      code === 'unrecognized_keys' ? 'unknown' : message,
    ]);

/** A bucket in memory. */
function aBucket() {
  const kept = new Map<string, Buffer>();
  const put = (key: string, bytes: Buffer) => {
    const isNew = !kept.has(key);
    if (isNew) kept.set(key, bytes);
    return Promise.resolve(isNew);
  };
  return { kept, take: (rows: readonly FeedRow[], kind = pcr) => takeRows({ put }, kind, rows) };
}

/** What is read of the file that rows are. */
async function readBack(rows: readonly FeedRow[]) {
  const { kept, take } = aBucket();
  await take(rows);
  const [bytes = Buffer.of()] = kept.values();
  return compareSound(bytes, { trips: [aTripOf(1)] });
}

describe('rows that are sent', () => {
  it('are a file below their kind, and told as what they are', async () => {
    const { kept, take } = aBucket();
    const taken = await take(readRows([aPcrRow(), aPcrRow({ document: aDocument(2) })]));
    expect(taken).toEqual({
      name: expect.stringMatching(/^rows-[0-9a-f]{32}\.csv$/) as string,
      ...{ rows: 2, again: false, runs: '/v1/feed-runs' },
    });
    expect([...kept.keys()]).toEqual([`incoming/pcr/${taken.name}`]);
  });

  it('are the same file when they are sent again, and another when a cell, their order or their kind is', async () => {
    const { kept, take } = aBucket();
    const rows = readRows([aPcrRow(), aPcrRow({ document: aDocument(2) })]);
    const first = await take(rows);
    expect(await take(rows)).toEqual({ ...first, again: true });
    expect(kept.size).toBe(1);
    await take(readRows([aPcrRow({ result: '阳性' }), aPcrRow({ document: aDocument(2) })]));
    await take(rows.toReversed());
    await take(rows, kindOf('health-code'));
    expect(kept.size).toBe(4);
  });

  it('are compared as a file is: each row goes somewhere, and the faulty ones are named by their lines', async () => {
    const rows = [aPcrRow(), aPcrRow(), aPcrRow({ document: aDocument(2) }), aPcrRow({ result: '不详' })];
    const { counts, rejections } = await readBack(readRows(rows));
    expect(counts).toMatchObject({ rows: 4, matched: 1, repeated: 1, dropped: 1, rejected: 1 });
    expect(rejections).toMatchObject([{ line: 5, code: 'code' }]);
  });

  it('say the same after they were a file, whatever stands in a cell', async () => {
    const texts = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('市一,院', '"䶮"𫖯', '""', "'=1+1", '=cmd', '+86', '-', ' 中 间 ', '；|\\', 'a"b,"c'),
      )
      .filter((text) => faultsOf([aPcrRow({ laboratory: text })]) === undefined);
    await fc.assert(
      fc.asyncProperty(texts, async (laboratory) => {
        const [row = {}] = readRows([aPcrRow({ laboratory })]);
        const { found } = await readBack([row]);
        expect(found[0]?.facts['laboratory']).toBe(row['laboratory']);
      }),
      propertyRun('rows as a file', 400),
    );
  });
});

describe('rows that can’t be taken', () => {
  it.each([
    ['an unknown field', aPcrRow({ colour: '红' }), 'rows.0', 'unknown'],
    ['a required field that is missing', { ...aPcrRow(), result: undefined }, 'rows.0.result', 'required'],
    ['one that is empty', aPcrRow({ result: ' ' }), 'rows.0.result', 'required'],
    ['nothing at all', aPcrRow({ result: null }), 'rows.0.result', 'required'],
    ['a number', { ...aPcrRow(), region: 410_105 }, 'rows.0.region', 'type'],
    ['a line break', aPcrRow({ laboratory: '市疾控\n中心' }), 'rows.0.laboratory', 'text.control'],
    ['half a character', aPcrRow({ laboratory: '\ud83d' }), 'rows.0.laboratory', 'text.control'],
    ['a text of no end', aPcrRow({ laboratory: '长'.repeat(401) }), 'rows.0.laboratory', 'text.long'],
  ])('are told by row and field: %s', (_, row, path, code) => {
    expect(faultsOf([row])).toEqual([[path, code]]);
  });

  it('are none, and more than 1,000', () => {
    expect(faultsOf([])).toEqual([['rows', 'list.short']]);
    expect(faultsOf(undefined)).toEqual([['rows', 'required']]);
    const many = Array.from({ length: 1_001 }, () => ({}));
    expect(faultsOf(many)).toEqual([['rows', 'feed-rows.many']]);
    expect(readRows(Array.from({ length: 1_000 }, () => aPcrRow()))).toHaveLength(1_000);
  });

  it('are no rows with nothing in fields that may be empty', () => {
    const [row] = readRows([aPcrRow({ laboratory: '', region: null })]);
    expect(row).toMatchObject({ document: aDocument(1) });
    expect([row?.['laboratory'], row?.['region'], row?.['name']]).toEqual([undefined, undefined, undefined]);
  });
});
