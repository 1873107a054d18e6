import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../functions/compare/cities/compile-mapping.ts';
import { columnsOf, type ReadRow, readCityFile } from '../../../functions/compare/cities/read-city-file.ts';
import type { ByteSource } from '../../../functions/compare/file/byte-source.ts';
import { inspectTable } from '../../../functions/compare/file/inspect-feed.ts';
import { exampleMapping } from '../../../scripts/seed/seed-items.ts';
import { hashOfSecret, residentId } from '../../support/builders.ts';
import { aCityRow, asCityFile, type CityCells } from '../a-city-row.ts';

const receivedAt = new Date('2026-01-17T12:00:00+08:00');
const sourceOf = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
});

async function read(content: Buffer | string): Promise<ReadRow[] | string> {
  const source = sourceOf(Buffer.from(content));
  const inspected = await inspectTable(source, columnsOf(exampleMapping));
  if ('refusal' in inspected) return inspected.refusal.code;
  const rows: ReadRow[] = [];
  const asked = {
    layout: inspected.layout,
    mapping: compileMapping(exampleMapping),
    receivedAt,
    hashOfNewSecret: () => hashOfSecret(),
  };
  await readCityFile(source, asked, (row) => rows.push(row));
  return rows;
}

const person = (given: CityCells = {}): CityCells => aCityRow({ 证件号码: residentId(1), ...given });
const readOne = async (given: CityCells): Promise<ReadRow | undefined> => {
  const rows = await read(asCityFile([person(given)]));
  return typeof rows === 'string' ? undefined : rows[0];
};

describe('a row of a city’s own system', () => {
  it('is read by the city’s names of columns and codes into the form of a declaration', async () => {
    const one = await readOne({});
    expect(one).toMatchObject({
      row: {
        line: 2,
        reference: 'ZZ-0001',
        state: 'declared',
        submittedAt: '2026-01-17T01:00:00.000Z',
        form: {
          declarant: { name: '孙七', phone: '16200000071' },
          trip: {
            direction: 'returning',
            expectedArrivalAt: '2026-01-19T10:30:00.000Z',
            origin: { regionCode: '360102' },
            destination: { community: '410105001003' },
            journey: { transport: 'train', serviceNumber: 'G1234' },
          },
          travellers: [{ document: { type: 'resident-id' }, symptoms: { present: false } }],
          privacyNotice: 'zz-2022-12',
        },
      },
    });
  });

  it('is understood in our own codes too, with symptoms, a stay in a risk area and a guardian', async () => {
    const child = { 证件号码: residentId(2, '2018-05-01'), 监护人: '孙父', 监护人电话: '16200000072' };
    const ill = { 有无症状: '有', 症状: '发热、咳嗽' };
    const stay = {
      有无中高风险旅居史: 'yes',
      旅居地代码: '440306000000',
      旅居开始: '2026/1/8',
      旅居结束: '20260110',
    };
    const one = await readOne({ ...child, ...ill, ...stay, 来返类型: 'coming' });
    expect(one).toMatchObject({
      row: {
        form: {
          trip: { direction: 'coming' },
          travellers: [
            {
              guardian: { name: '孙父', phone: '16200000072' },
              symptoms: { present: true, which: ['fever', 'cough'] },
              riskStays: { stays: [{ regionCode: '440306', fromDate: '2026-01-08', toDate: '2026-01-10' }] },
            },
          ],
        },
      },
    });
  });

  it('is from abroad by the city’s word for a country, or by our code however it is written', async () => {
    const abroad = { 出发地代码: '', 出发地址: '东京' };
    for (const country of ['日本国', ' 日本 ', 'JP', 'jp'])
      expect(await readOne({ ...abroad, 出发国家代码: country })).toMatchObject({
        row: { form: { trip: { origin: { country: 'JP' } } } },
      });
    for (const country of ['中国', 'Japan', 'CN'])
      expect(await readOne({ ...abroad, 出发国家代码: country })).toMatchObject({
        rejected: { field: 'originCountry', reason: 'country.format' },
      });
    // Where the region is told, it says more.
    expect(await readOne({ 出发国家代码: '中国' })).toMatchObject({
      row: { form: { trip: { origin: { regionCode: '360102' } } } },
    });
  });

  it.each([
    ['no document', { 证件号码: '' }, 'document', 'required'],
    [
      'a document with a wrong check digit',
      { 证件号码: '410105199003120000' },
      'document',
      'document.resident-id',
    ],
    ['a code that nobody knows', { 交通方式: '骆驼' }, 'transport', 'code'],
    ['a day that does not exist', { 预计抵达时间: '2026-02-30 10:00' }, 'expectedArrivalAt', 'impossible'],
    ['what is no instant', { 更新时间: '昨天' }, 'updatedAt', 'instant'],
    [
      'what lies ahead',
      { 提交时间: '2026-01-18 09:00', 更新时间: '2026-01-18 09:00' },
      'submittedAt',
      'future',
    ],
    ['an update before it was submitted', { 更新时间: '2026-01-17 08:00' }, 'updatedAt', 'order'],
    ['a community of another city', { 目的社区: '410202003001' }, 'community', 'city-row.other-city'],
    [
      'a child without a guardian',
      { 证件号码: residentId(2, '2018-05-01') },
      'guardianName',
      'guardian.required',
    ],
    ['a stay that does not say where', { 有无中高风险旅居史: '有' }, 'riskRegion', 'risk-stay.where'],
    ['an origin that does not say where', { 出发地代码: '' }, 'originRegion', 'origin.either'],
    ['a phone that is none', { 联系电话: '123' }, 'phone', 'phone.format'],
  ])('names what is wrong with %s', async (_what, given, field, reason) => {
    expect(await readOne(given as CityCells)).toEqual({
      rejected: { line: 2, outcome: 'rejected', field, reason },
    });
  });

  it('is one line of the file, whatever the lines before it hold', async () => {
    const header = Object.keys(person()).join(',');
    const row = Object.values(person()).join(',');
    const rows = await read(
      [header, 'too,few', '', row.replace('孙七', '"孙七'), row, row.slice(0, 40)].join('\n'),
    );
    const told = (rows as ReadRow[]).map((one) =>
      'row' in one ? [one.row.line, 'read'] : [one.rejected.line, one.rejected.reason],
    );
    expect(told).toEqual([
      [2, 'row-cells'],
      [4, 'row-quotes'],
      [5, 'read'],
      [6, 'row-truncated'],
    ]);
  });
});

describe('a file of a city’s own system', () => {
  it('may be in GB18030, with semicolons or tabs', async () => {
    const gb18030 = Buffer.concat(
      Array.from(asCityFile([person({ 姓名: '孙㐂' })]).replaceAll(',', ';'), (sign) => encodeGb18030(sign)),
    );
    expect(await read(gb18030)).toMatchObject([{ row: { form: { travellers: [{ name: '孙㐂' }] } } }]);
  });

  it.each([
    ['binary', Buffer.from([1, 2, 0, 3, 0, 255, 254, 9])],
    ['spreadsheet', Buffer.from('PK\u0003\u0004anything')],
    ['header-missing', 'a,b,c\n1,2,3\n'],
    ['header-incomplete', '报备单号,姓名,状态\n1,2,3\n'],
    ['delimiter-wrong', asCityFile([person()]).replaceAll(',', '|')],
    ['empty', '\n'],
  ])('is refused as %s', async (code, content) => {
    expect(await read(content)).toBe(code);
  });
});

const known = new Map<string, Buffer>();
/** The bytes of a character, found by what the decoder of the runtime makes of each sequence of two or four. */
function encodeGb18030(sign: string): Buffer {
  if (known.size === 0) learnGb18030();
  return known.get(sign) ?? Buffer.from(sign);
}

function learnGb18030(): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      known.set(decoder.decode(Uint8Array.of(lead, trail)), Buffer.from([lead, trail]));
  // U+3402 has four bytes.
  for (let second = 0x30; second <= 0x39; second += 1)
    for (let third = 0x81; third <= 0xfe; third += 1)
      for (let fourth = 0x30; fourth <= 0x39; fourth += 1) {
        const sequence = Uint8Array.of(0x81, second, third, fourth);
        known.set(decoder.decode(sequence), Buffer.from(sequence));
      }
}
