import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbout } from '../../functions/compare/row/confirm-found.ts';
import { encodeGb18030 } from '../../scripts/bench/feed/encode-gb18030.ts';
import { propertyRun } from '../support/property-run.ts';
import { aDocument, aTripOf, type ComparedWhole, compareSound } from './a-feed.ts';
import { compareNaively, type NaiveFate, type WrittenRow } from './naive-comparison.ts';

const trips = [
  aTripOf(1),
  aTripOf(2, { name: '王䶮' }),
  aTripOf(1, { fromDate: '2026-02-01', toDate: '2026-02-03' }),
  aTripOf(3, { name: '𫖯三', document: 'E12345678' }),
];
const stranger = aTripOf(99);
const headers: Record<keyof WrittenRow, string> = {
  document: '证件号码',
  name: '姓名',
  phone: '手机号',
  sampledAt: '采样时间',
  result: '检测结果',
  resultAt: '结果时间',
  laboratory: '检测机构',
  region: '采样地区代码',
};
const fields = Object.keys(headers) as (keyof WrittenRow)[];

/** The last character, or one before, is another. */
const misspelled = (n: number): string =>
  aDocument(n).slice(0, 16) + String((Number(aDocument(n).charAt(16)) + 1) % 10) + aDocument(n).slice(17);
const aRow: fc.Arbitrary<WrittenRow> = fc.record({
  document: fc.constantFrom(
    ...[1, 1, 2, 7].map(aDocument),
    ...[1, 2, 7].map(misspelled),
    aDocument(2).toLowerCase(),
    '',
    'e1234 5678',
    'E7654321',
    '张伟',
  ),
  name: fc.constantFrom('张伟', '王䶮', '𫖯三', ''),
  phone: fc.constantFrom('16200000001', '16200000002', '16200000003', '16500000009', ''),
  sampledAt: fc.constantFrom(
    '2026-01-20 08:00',
    '2026/1/20 8:00',
    '2026-01-20 09:00',
    '2026-02-30 08:00',
    '2031-01-20 08:00',
    '昨天',
    '',
  ),
  result: fc.constantFrom('阴性', 'negative', '阳性', '待检', '?', ''),
  resultAt: fc.constantFrom('2026-01-20 20:00', '2026-01-20 20:00', '2026-01-21 09:00', '2026-01-19 20:00'),
  laboratory: fc.constantFrom('', '市一,院', '"䶮"𫖯'),
  region: fc.constantFrom('', '410105', '410105000000', '420106', '郑州'),
});
/** Mostly sound rows, few people and times: so that many say the same thing, or something else about it. */
const aSoundRow: fc.Arbitrary<WrittenRow> = aRow.map((row) => ({
  ...row,
  sampledAt: row.sampledAt.startsWith('2026-01') ? row.sampledAt : '2026-01-20 08:00',
  result: row.result.length < 2 ? '阴性' : row.result,
  resultAt: '2026-01-20 20:00',
  region: '410105',
  laboratory: '',
}));

function write(rows: readonly WrittenRow[], order: readonly (keyof WrittenRow)[], ending: string): string {
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => order.map((field) => cell(row[field])).join(','));
  return [order.map((field) => headers[field]).join(','), ...lines, ''].join(ending);
}

/** What became of each row, in the words of the naive comparison. */
function fatesOf(
  compared: ComparedWhole,
  rows: number,
  order: readonly (keyof WrittenRow)[],
): (NaiveFate | undefined)[] {
  const fates: (NaiveFate | undefined)[] = Array.from({ length: rows });
  for (const { fileLine, by, references } of compared.found)
    fates[fileLine - 2] = { fate: 'found', by, references };
  for (const { fileLine } of compared.kept) fates[fileLine - 2] = { fate: 'kept' };
  for (const { line, column, code } of compared.rejections)
    fates[line - 2] = { fate: 'rejected', field: order[column - 1] ?? '', code };
  return fates;
}

const someRows = fc.array(fc.oneof(aRow, aSoundRow, aSoundRow), { minLength: 1, maxLength: 30 });

describe('a feed', () => {
  it('gives what comparing row by row with lists gives, in any encoding, column order, cutting and order of chunks', async () => {
    const property = fc.asyncProperty(
      someRows,
      fc.shuffledSubarray(fields, { minLength: fields.length }),
      fc.record({
        cut: fc.integer({ min: 20, max: 4_000 }),
        ending: fc.constantFrom('\n', '\r\n'),
        isChinese: fc.boolean(),
        seed: fc.nat(),
      }),
      async (rows, order, { cut, ending, isChinese, seed }) => {
        const text = write(rows, order, ending);
        const bytes = isChinese ? encodeGb18030(text) : Buffer.from(text);
        const reorder = <One>(list: One[]): One[] =>
          list
            .map((one, at) => ({ one, by: Math.imul(at + 1, seed) }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ one }) => one);
        const compared = await compareSound(bytes, { trips, cut, reorder });
        const expected = compareNaively(rows, trips);
        for (const row of compared.found)
          for (const reference of row.references)
            expect(isAbout(row, trips[reference] ?? stranger)).toBe(true);
        // Of dropped and repeated rows nothing is left but the count.
        expect(fatesOf(compared, rows.length, order)).toEqual(
          expected.map((fate) => (fate.fate === 'dropped' || fate.fate === 'repeated' ? undefined : fate)),
        );
        const count = (wanted: (fate: NaiveFate) => boolean): number => expected.filter(wanted).length;
        expect(compared.counts).toEqual({
          rows: rows.length,
          matched: count((fate) => fate.fate === 'found' && fate.by === 'document'),
          candidates: count((fate) => fate.fate === 'found' && fate.by !== 'document'),
          kept: count(({ fate }) => fate === 'kept'),
          dropped: count(({ fate }) => fate === 'dropped'),
          repeated: count(({ fate }) => fate === 'repeated'),
          rejected: count(({ fate }) => fate === 'rejected'),
        });
      },
    );
    await fc.assert(property, propertyRun('feeds', 400));
  });

  it('gives the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const bytes = Buffer.from(write(rows, fields, '\n'));
        expect(await compareSound(bytes, { trips })).toEqual(await compareSound(bytes, { trips }));
      }),
      propertyRun('feeds read twice', 50),
    );
  });

  it('tells what its rows say as declarations hold it', async () => {
    const [row] = fc.sample(aSoundRow, 1);
    const written = {
      ...row,
      document: ` ${aDocument(1).toLowerCase()} `,
      name: '王䶮',
      phone: '+86 162 0000 0001',
      result: '阳性',
    } as WrittenRow;
    const told = { sampledAt: '2026/1/20 8:00', laboratory: ' 市一,"院" ', region: '410105000000' };
    const { found } = await compareSound(encodeGb18030(write([{ ...written, ...told }], fields, '\n')), {
      trips,
    });
    expect(found).toEqual([
      {
        line: 0,
        fileLine: 2,
        by: 'document',
        references: [0, 2],
        keep: true,
        facts: {
          document: aDocument(1),
          name: '王䶮',
          phone: '16200000001',
          sampledAt: '2026-01-20T00:00:00.000Z',
          result: 'positive',
          resultAt: '2026-01-20T12:00:00.000Z',
          laboratory: '市一,"院"',
          region: '410105',
        },
      },
    ]);
  });
});
