import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import {
  type ImportPreview,
  type ImportProblem,
  type ImportResult,
  type ImportRow,
  importPreview,
  importProblem,
  importResult,
} from '../../schemas/risk-area-import.ts';
import type { RiskAreaList } from '../../schemas/risk-area-list.ts';
import { afternoon } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aRiskArea } from '../support/steps.ts';
import { newKey } from '../support/world.ts';
import { aRow } from './risk-areas/a-row.ts';

let api: StaffApi;
const clerk = 'province-41';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'province', region: '41' });
  await api.addStaff({ role: 'city', region: '4101' });
  for (const code of ['410202', '410203']) await api.world.addRegion({ code });
});
afterAll(() => api.stop());

interface Sent {
  key?: string;
  sub?: string;
  headers?: Record<string, string>;
}
const send = <Body>(path: string, body: object, { key = newKey(), sub = clerk, headers = {} }: Sent = {}) =>
  api.call<Body>({
    sub,
    method: 'POST',
    path: `/v1/risk-areas/${path}`,
    body,
    headers: { 'idempotency-key': key, ...headers },
  });
const preview = async (rows: readonly ImportRow[], sent?: Sent): Promise<ImportPreview> => {
  const { status, body } = await send<ImportPreview>('import-previews', { rows }, sent);
  expect(status).toBe(200);
  return importPreview.parse(body);
};
const apply = (rows: readonly ImportRow[], seen: string | undefined, sent?: Sent) =>
  send<ImportResult>('imports', { rows, preview: seen ?? '' }, sent);
const listOf = async (region: string) =>
  (await api.call<RiskAreaList>({ sub: clerk, path: `/v1/risk-areas?region=${region}` })).body.areas;
/** Lines of a file that begins with its headings. */
const lines = (...given: Partial<ImportRow>[]) =>
  given.map((one, index) => aRow({ line: index + 2, ...one }));

describe('the preview of an import (D6)', () => {
  it('says of every line what it would change, and changes nothing', async () => {
    await api.addRiskArea(aRiskArea({ region: '110101' }));
    await api.addRiskArea(aRiskArea({ region: '110102' }));
    await api.addRiskArea(aRiskArea({ region: '110103' }));
    const rows = lines(
      { region: '110101', level: '高' },
      { region: '110102', level: '中', fromDate: '2026-01-01', toDate: '2026-01-18' },
      { region: '110103', level: '中', fromDate: '2026/1/1', documentNumber: '示例〔2026〕11号' },
      { region: '110105', level: '中风险' },
      { region: '410202' },
    );
    const before = await listOf('1101');
    const { rows: told, preview: seen } = await preview(rows);
    expect(told.map(({ line, outcome, current }) => [line, outcome, current?.region])).toEqual([
      [2, 'level-changed', '110101'],
      [3, 'delisted', '110102'],
      [4, 'unchanged', '110103'],
      [5, 'listed', undefined],
      [6, 'listed', undefined],
    ]);
    expect(seen).toMatch(/^[\w-]{43}$/);
    expect(told[2]?.area).toMatchObject({ fromDate: '2026-01-01', level: 'medium' });
    expect(await listOf('1101')).toEqual(before);
  });

  it('names every bad line by its column, in the language of who reads, and cannot be applied then', async () => {
    const rows = lines(
      { region: '120101' },
      { region: '410299', level: '特高' },
      { region: '410298', fromDate: '2026/13/1' },
      { region: '410297' },
      { region: '120101', level: '中' },
      { region: '120102', fromDate: '1990-01-01' },
    );
    const { rows: told, preview: seen } = await preview(rows, { headers: { 'accept-language': 'en' } });
    expect(told.map(({ errors = [] }) => errors.map(({ column, code }) => `${column} ${code}`))).toEqual([
      [],
      ['level risk-level.choice'],
      ['fromDate date.real'],
      ['region region.unknown'],
      ['region risk-area.twice'],
      ['fromDate risk-area.far'],
    ]);
    expect(told[1]?.errors?.[0]?.message).toMatch(/^Please enter the level/);
    expect(seen).toBeUndefined();
  });

  it('names a line that contradicts the list, with what stands there', async () => {
    await api.addRiskArea(aRiskArea({ region: '130102' }));
    const { rows, preview: seen } = await preview(lines({ region: '130102', level: '中' }));
    expect(rows[0]).toMatchObject({ outcome: 'conflict', current: { region: '130102', version: 1 } });
    expect(seen).toBeUndefined();
  });

  it('takes two lines of an area one after the other', async () => {
    const rows = lines(
      { region: '130104', level: '中', fromDate: '2026-01-02', toDate: '2026-01-08' },
      { region: '130104', level: '高', fromDate: '2026-01-09' },
    );
    expect((await preview(rows)).rows.map(({ outcome }) => outcome)).toEqual(['listed', 'listed']);
  });

  it('is the province’s alone', async () => {
    const { status } = await send('import-previews', { rows: lines({}) }, { sub: 'city-4101' });
    expect(status).toBe(403);
  });

  it.each<[string, readonly ImportRow[], number, string]>([
    ['no line', [], 422, 'invalid'],
    ['more than a thousand', Array.from({ length: 1_001 }, (_, n) => aRow({ line: n + 2 })), 422, 'invalid'],
    ['a cell without end', [aRow({ documentNumber: '号'.repeat(400_000) })], 413, 'risk-areas.large'],
  ])('is not made of %s', async (_title, rows, status, code) => {
    const answer = await send<ImportProblem>('import-previews', { rows });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('an import', () => {
  it('makes what was previewed, once, however often it is sent, with one link in the chain', async () => {
    await api.addRiskArea(aRiskArea({ region: '140105' }));
    const rows = lines({ region: '140105' }, { region: '140106', level: '中' }, { region: '410203' });
    const { preview: seen } = await preview(rows);
    const key = newKey();
    const entries = (await readChain(api.world.sources, clerk)).length;
    const first = await apply(rows, seen, { key });
    expect(first.status).toBe(201);
    expect(importResult.parse(first.body).rows).toEqual([
      { line: 2, outcome: 'level-changed', applied: true },
      { line: 3, outcome: 'listed', applied: true },
      { line: 4, outcome: 'listed', applied: true },
    ]);
    expect((await apply(rows, seen, { key })).text).toBe(first.text);
    const chain = await readChain(api.world.sources, clerk);
    expect(chain).toHaveLength(entries + 1);
    const areas = await listOf('14');
    expect(areas.map(({ region, level, version }) => [region, level, version])).toEqual([
      ['140105', 'high', 2],
      ['140105', 'medium', 3],
      ['140106', 'medium', 1],
    ]);
    expect(new Set(areas.map(({ entry }) => entry))).toEqual(new Set([chain.at(-1)?.declaration]));
    expect((await preview(rows)).rows.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });

  it('of a thousand lines is made whole', async () => {
    const rows = lines(...Array.from({ length: 1_000 }, (_, n) => ({ region: String(150_100_000 + n) })));
    const { preview: seen } = await preview(rows);
    const { body } = await apply(rows, seen);
    expect(body.rows.filter(({ applied }) => applied)).toHaveLength(1_000);
  });

  it('changes nothing when the list has changed since the preview, and tells what it would do now', async () => {
    const rows = lines({ region: '210102' }, { region: '210103' });
    const { preview: seen } = await preview(rows);
    await api.addRiskArea(aRiskArea({ region: '210103' }));
    const { status, body } = await send<ImportProblem>('imports', { rows, preview: seen });
    expect([status, body.code]).toEqual([409, 'risk-areas.changed']);
    expect(importProblem.parse(body).now?.rows.map(({ outcome }) => outcome)).toEqual([
      'listed',
      'level-changed',
    ]);
    expect((await listOf('2101')).map(({ region }) => region)).toEqual(['210103']);
  });

  it('changes nothing when a line is wrong, whatever preview it names', async () => {
    const rows = lines({ region: '220102' }, { region: '220103', level: '?' });
    const { preview: other } = await preview(lines({ region: '220102' }));
    const { status, body } = await send<ImportProblem>('imports', { rows, preview: other });
    expect([status, body.code]).toEqual([409, 'risk-areas.invalid']);
    expect(body.now?.rows[1]?.errors?.[0]?.column).toBe('level');
    expect(await listOf('22')).toEqual([]);
  });

  it('of two that come at once each line is made by one of them, and the other says which were not', async () => {
    const rows = lines({ region: '230102' }, { region: '230103' }, { region: '230104' });
    const { preview: seen } = await preview(rows);
    const answers = await Promise.all([apply(rows, seen), apply(rows, seen)]);
    const made = answers.map(({ status, body }) => (status === 201 ? body.rows : []));
    const applied = made.map((all) => all.filter((row) => row.applied).map(({ line }) => line));
    expect(applied.flat().toSorted()).toEqual([2, 3, 4]);
    expect((await listOf('23')).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it('refuses a key that was used with other lines', async () => {
    const key = newKey();
    const first = lines({ region: '310101' });
    await apply(first, (await preview(first)).preview, { key });
    const other = lines({ region: '310101', level: '中' });
    const { body } = await send<ImportProblem>('imports', { rows: other, preview: 'x' }, { key });
    expect(body.code).toBe('idempotency.reused');
  });
});
