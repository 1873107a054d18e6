import { describe, expect, it } from 'vitest';
import { type RowRejectionCode, rowRejections } from '../../schemas/feed-outcome.ts';
import { encodeGb18030 } from '../../scripts/bench/feed/encode-gb18030.ts';
import { aDocument, aTripOf, compareSound, compareWhole } from './a-feed.ts';

const header = '证件号码,姓名,手机号,采样时间,检测结果,结果时间,检测机构,采样地区代码';
interface Given {
  document?: string;
  name?: string;
  sampledAt?: string;
  result?: string;
  resultAt?: string;
  region?: string;
  laboratory?: string;
}

function rowOf(given: Given = {}): string {
  const { document = aDocument(1), name = '李娜', sampledAt = '2026-01-20 08:00' } = given;
  const { result = '阴性', resultAt = '2026-01-20 20:00', region = '410105', laboratory = '' } = given;
  return [document, name, '16200000001', sampledAt, result, resultAt, laboratory, region].join(',');
}

const good = rowOf({ document: aDocument(2) });
const wrongCheck = aDocument(5).slice(0, 17) + (aDocument(5).endsWith('0') ? '1' : '0');

/** A row for each reason: it lies on line 3, between two that can be used. */
const cases: Record<
  Exclude<RowRejectionCode, 'row-truncated' | 'row-conflict' | 'number' | 'imei'>,
  [row: string | Buffer, column: number]
> = {
  'row-cells': [`${good},more`, 0],
  'row-quotes': [rowOf({ laboratory: '"市一' }), 0],
  'row-long': [rowOf({ laboratory: '长'.repeat(22_000) }), 0],
  'row-encoding': [Buffer.concat([Buffer.from(rowOf()), Buffer.from([0xff])]), 0],
  'row-binary': [rowOf({ laboratory: 'a\0b' }), 0],
  required: [rowOf({ result: ' ' }), 5],
  person: [rowOf({ document: '', name: '' }), 1],
  document: [rowOf({ document: wrongCheck }), 1],
  instant: [rowOf({ sampledAt: '46042.5' }), 4],
  impossible: [rowOf({ sampledAt: '2026-02-29 08:00' }), 4],
  future: [rowOf({ resultAt: '2026-01-21 12:06' }), 6],
  order: [rowOf({ resultAt: '2026-01-20 07:59' }), 6],
  code: [rowOf({ result: '阴阳' }), 5],
  region: [rowOf({ region: '4101' + '5' }), 8],
  'other-province': [rowOf({ region: '420106' }), 8],
  long: [rowOf({ laboratory: '长'.repeat(200) }), 7],
};

function fileOf(...lines: (string | Buffer)[]): Buffer {
  return Buffer.concat([header, ...lines].flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
}

describe('a row that can’t be used', () => {
  it.each(Object.entries(cases))(
    'is rejected by name, line and column, and no other with it: %s',
    async (code, [row, column]) => {
      const { rejections, counts } = await compareSound(fileOf(good, row, rowOf()), {
        trips: [aTripOf(1)],
        cut: 64,
      });
      expect(rejections).toEqual([{ line: 3, column, code }]);
      expect(counts).toMatchObject({ rows: 3, matched: 1, dropped: 1, rejected: 1 });
    },
  );

  it('has a reason for each that there is', () => {
    // Numbers and devices are in files of pairs (equipment/pairs-of-a-file.test.ts).
    const named = [...Object.keys(cases), 'number', 'imei', 'row-truncated', 'row-conflict'];
    expect(named.toSorted()).toEqual(Object.keys(rowRejections).toSorted());
  });

  it('is the last one, when it has no line end and no manifest says that the file is whole', async () => {
    const bytes = fileOf(good, rowOf()).subarray(0, -1);
    const cut = await compareSound(bytes, { trips: [aTripOf(1)] });
    expect(cut.rejections).toEqual([{ line: 3, column: 0, code: 'row-truncated' }]);
    const whole = await compareSound(bytes, { trips: [aTripOf(1)], isWhole: true });
    expect(whole.counts).toMatchObject({ rows: 2, matched: 1, rejected: 0 });
  });

  it('is every one of a key whose rows tell different things, wherever they lie', async () => {
    const rows = [
      rowOf(),
      good,
      rowOf({ result: '待检' }),
      rowOf({ sampledAt: '2026-01-20 09:00' }),
      rowOf(),
    ];
    const { rejections, counts, found } = await compareSound(fileOf(...rows), {
      trips: [aTripOf(1)],
      cut: 64,
    });
    expect(rejections).toEqual([2, 4, 6].map((line) => ({ line, column: 0, code: 'row-conflict' })));
    expect(counts).toMatchObject({ rows: 5, matched: 1, dropped: 1, rejected: 3 });
    expect(found.map(({ fileLine }) => fileLine)).toEqual([5]);
  });

  it('is both lines of a cell that goes on in the next one', async () => {
    const [first, second] = rowOf({ laboratory: '"市\n一"' }).split('\n') as [string, string];
    const { rejections } = await compareSound(fileOf(good, first, second, rowOf()), { cut: 50 });
    expect(rejections).toEqual([3, 4].map((line) => ({ line, column: 0, code: 'row-quotes' })));
  });

  it('shows nothing of what it holds', async () => {
    const { rejections } = await compareSound(fileOf(good, rowOf({ document: wrongCheck })), {});
    expect(JSON.stringify(rejections)).not.toContain(wrongCheck.slice(0, 6));
  });

  it('is one of characters that have the form of GB18030 and are none, once somebody would read it', async () => {
    const [before, behind] = rowOf({ laboratory: '#' }).split('#') as [string, string];
    const row = Buffer.concat([
      encodeGb18030(before),
      Buffer.from([0xfe, 0x39, 0xfe, 0x39]),
      encodeGb18030(behind),
    ]);
    const lines = [header, good].map((line) => Buffer.concat([encodeGb18030(line), Buffer.from('\n')]));
    const bytes = Buffer.concat([...lines, row, Buffer.from('\n')]);
    const { rejections } = await compareSound(bytes, { trips: [aTripOf(1)] });
    expect(rejections).toEqual([{ line: 3, column: 0, code: 'row-encoding' }]);
  });

  it('may be blank, and is no row then, but a line', async () => {
    const { counts, rejections } = await compareSound(fileOf(good, '', '\r', 'x', ''), {});
    expect(counts).toMatchObject({ rows: 2, rejected: 1 });
    expect(rejections).toEqual([{ line: 5, column: 0, code: 'row-cells' }]);
  });
});

describe('a file of which every row is wrong in one way', () => {
  it.each([
    [
      'semicolons under a header with commas',
      [good, rowOf()].map((line) => line.replaceAll(',', ';')),
      'delimiter-wrong',
    ],
    [
      'bytes of no encoding behind its head',
      [Buffer.from([0xff, 0xff]), Buffer.from([0xfe, 0xff])],
      'encoding-unknown',
    ],
    ['zeros behind its head', ['\0a', '\0b'], 'binary'],
  ])('is refused for it: %s', async (_, lines, code) => {
    // The head says nothing of it: it is full of blank lines.
    const compared = await compareWhole(fileOf('\n'.repeat(270_000), ...lines));
    expect(compared).toEqual({ code, columns: [] });
  });

  it('is not refused for what its rows say', async () => {
    const { counts } = await compareSound(fileOf(rowOf({ result: '?' }), rowOf({ result: '!' })));
    expect(counts).toMatchObject({ rows: 2, rejected: 2 });
  });
});
