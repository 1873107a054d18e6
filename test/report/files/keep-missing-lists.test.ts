import { utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import {
  keepMissingLists,
  type MissingListNeeds,
} from '../../../functions/report/files/keep-missing-lists.ts';
import type { Tally } from '../../../schemas/tally.ts';
import { readBack } from '../../shared/sheet/a-workbook.ts';
import { aRow, day, readsOf } from './some-province.ts';

const missing = [
  { code: '410105001001', name: '=村', phone: '16200000001' },
  { code: '410105002001', name: '村' },
  { code: '410202003001', name: '村', phone: '16200000003' },
];
const at = '2026-01-18T01:30:00.000Z';

const arrivalOf = (place: string, date: string): Tally => ({ place, date, key: 'arrived', count: 1 });

async function keep(some: readonly { code: string; name: string; phone?: string }[] = missing) {
  const files = new Map<string, Buffer>();
  const noted: [string, unknown][] = [];
  const reads = readsOf(missing.map(({ code }) => aRow(code)));
  const needs: MissingListNeeds = {
    region: (code) => reads.region(code),
    below: (code) => reads.below(code),
    figures: (townships, of) =>
      Promise.resolve(
        new Map(townships.map((code) => [code, code === '410105001' ? [arrivalOf('410105001001', of)] : []])),
      ),
    unmanned: (city) => Promise.resolve(new Set(city === '4101' ? ['410105002001'] : [])),
    store: (key, bytes) => Promise.resolve(void files.set(key, bytes)),
    note: ({ region }, list) => Promise.resolve(void noted.push([region, list])),
  };
  await keepMissingLists(needs, { day, time: 'tellTownships', at, missing: some });
  return { files, noted };
}

describe('who has not reported, as files', () => {
  it('is a list for the province, and for each city and county where anybody is missing', async () => {
    const { files, noted } = await keep();
    const regions = ['41', '4101', '4102', '410105', '410202'];
    expect(noted.map(([region]) => region)).toEqual(regions);
    expect([...files.keys()]).toEqual(regions.map((region) => `missing/${day}/${region}/tellTownships.xlsx`));
    expect(noted.find(([region]) => region === '4101')?.[1]).toMatchObject({
      time: 'tellTownships',
      at,
      missing: 2,
    });
  });

  it('has the township and the duty phone, and names as texts', async () => {
    const { files } = await keep();
    const book = readBack(files.get(`missing/${day}/4101/tellTownships.xlsx`) ?? Buffer.of());
    const [name = ''] = book.SheetNames;
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 });
    expect(rows[1]?.slice(0, 4)).toEqual(['410105001001', '=村', '路径/410105001', '16200000001']);
    expect(rows[2]?.slice(0, 3)).toEqual(['410105002001', '村', '路径/410105002']);
  });

  it('says of each what the data say, and who answers where no officer is on duty (requirements E5, B3)', async () => {
    const phoneless = { code: '410202003001', name: '村' };
    const { files } = await keep([...missing.slice(0, 2), phoneless]);
    const book = readBack(files.get(`missing/${day}/41/tellTownships.xlsx`) ?? Buffer.of());
    const rows = utils.sheet_to_json<Record<string, unknown>>(Object.values(book.Sheets)[0] ?? {});
    expect(rows.map((row) => [row['数据显示'], row['备注']])).toEqual([
      ['有情况', undefined],
      ['无情况', '无在岗专管员，由410105002代报，请联系410105002'],
      ['无情况', '没有登记值班电话，请联系410202003'],
    ]);
  });

  it('is no file where all have reported, and the same bytes when it is kept again', async () => {
    expect((await keep([])).files.size).toBe(0);
    const [one, other] = [await keep(), await keep()];
    for (const [key, bytes] of one.files)
      expect(bytes.equals(other.files.get(key) ?? Buffer.of())).toBe(true);
  });
});
