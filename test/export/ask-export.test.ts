import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { moveExport } from '../../functions/shared/table/export-store.ts';
import { exportKey } from '../../functions/shared/table/keys.ts';
import { timeToLive } from '../../functions/shared/table/shape.ts';
import type { Exported, ExportList } from '../../schemas/export.ts';
import { type FileLink } from '../../schemas/file-link.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newKey } from '../support/world.ts';

let api: StaffApi;
let number = 0;
/** A city of its own for each test. */
let city: string;
let sub: string;
const days = { from: '2026-01-20', to: '2026-01-24' };

beforeAll(async () => {
  api = await aStaffApi();
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  number += 1;
  city = `41${String(20 + number)}`;
  sub = `city-${city}`;
  for (const code of [city, `${city}01`]) await api.world.addRegion({ code });
  await api.addStaff({ role: 'city', region: city });
  api.aws.messages.length = 0;
});
afterAll(() => api.stop());

const purpose = 'assessment';
const ask = (
  given: Record<string, string> = {},
  { as = sub, key = newKey(), how = { purpose } }: { as?: string; key?: string; how?: object } = {},
) =>
  api.call<Exported>({
    sub: as,
    method: 'POST',
    path: '/v1/exports',
    body: { declarations: { region: city, ...days, ...given }, ...how },
    headers: { 'idempotency-key': key },
  });
const list = async (as = sub) => (await api.call<ExportList>({ sub: as, path: '/v1/exports' })).body.exports;
const link = (id: string, as = sub) =>
  api.call<FileLink>({ sub: as, method: 'POST', path: `/v1/exports/${id}/link`, body: {} });
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];
const finish = (id: string, at = afternoon) =>
  moveExport(
    api.world.sources,
    { sub, id, attempt: 0 },
    { attempt: 1, progress: 1, rows: 12, movedAt: at.toISOString(), readyAt: at.toISOString() },
  );

describe('asking for an export (D2)', () => {
  it('takes a list of any region of one’s own, above the county too, and has it written', async () => {
    const { status, body } = await ask({ state: 'arrived' });
    expect([status, body.state, body.rows, body.progress]).toEqual([201, 'waiting', 0, 0]);
    const declarations = { region: city, ...days, state: 'arrived' };
    expect(body.asked).toEqual({ declarations, format: 'csv', purpose });
    expect(api.aws.messages).toEqual([{ sub, id: body.id }]);
    expect(await list()).toEqual([body]);
  });

  it('is one export when it is sent again, and is sent to be written again', async () => {
    const key = newKey();
    const first = await ask({}, { key });
    const again = await ask({}, { key });
    expect(again.body).toEqual(first.body);
    expect(await list()).toHaveLength(1);
    expect(api.aws.messages).toHaveLength(2);
  });

  it('refuses a key that was used for another list', async () => {
    const key = newKey();
    await ask({}, { key });
    expect(codeOf(await ask({ state: 'arrived' }, { key }))).toEqual([422, 'idempotency.reused']);
  });

  it('is on record in the chain of who asked, before it is kept', async () => {
    const { body } = await ask();
    const chain = await readChain(api.world.sources, sub);
    expect(chain).toMatchObject([{ declaration: body.id, place: city, masked: true, purpose }]);
    expect(brokenAt(chain)).toBeUndefined();
  });

  it.each([
    ['the level above', { region: '41' }],
    ['a neighbour', { region: '4102' }],
    ['a region of one’s own that does not exist', { region: '410199' }],
  ])('refuses %s', async (_what, given) => {
    const region = given.region === '410199' ? `${city}99` : given.region;
    expect(codeOf(await ask({ region }))).toEqual([403, 'outside-jurisdiction']);
    expect(await list()).toEqual([]);
    expect(api.aws.messages).toEqual([]);
  });

  it.each([
    ['days the wrong way round', { from: '2026-01-24', to: '2026-01-20' }, 'to'],
    ['more than 92 days', { from: '2025-10-01', to: '2026-01-20' }, 'to'],
    ['an unknown state', { state: 'asleep' }, 'state'],
    ['a page', { cursor: 'x' }, 'cursor'],
  ])('names what is wrong with %s', async (_what, given, path) => {
    const { status, body } = await ask(given);
    expect(status).toBe(422);
    expect((body as unknown as Problem).errors?.map(({ pointer }) => pointer)).toEqual([
      `/declarations/${path}`,
    ]);
  });

  it.each([
    ['no purpose', {}, 'purpose'],
    ['a purpose that is not in the list', { purpose: 'curiosity' }, 'purpose'],
    ['a format that there is not', { purpose, format: 'doc' }, 'format'],
  ])('names what is wrong with %s', async (_what, how, path) => {
    const { status, body } = await ask({}, { how });
    expect(status).toBe(422);
    expect((body as unknown as Problem).errors?.map(({ pointer }) => pointer)).toEqual([`/${path}`]);
    expect(api.aws.messages).toEqual([]);
  });

  it('takes three at a time, and the next when one is ready', async () => {
    const asked = [];
    for (let n = 0; n < 3; n += 1) asked.push((await ask()).body.id);
    const refused = await ask();
    expect(codeOf(refused)).toEqual([429, 'exports.many']);
    expect(refused.headers['retry-after']).toBe('60');
    await finish(asked[0] ?? '');
    expect((await ask()).status).toBe(201);
  });
});

describe('what is told of exports', () => {
  it('is the newest first, only to who asked', async () => {
    const first = (await ask()).body.id;
    vi.setSystemTime(hoursAfter(0.1));
    const second = (await ask()).body.id;
    expect((await list()).map(({ id }) => id)).toEqual([second, first]);
    await api.addStaff({ role: 'city', region: city, sub: `deputy-${city}` });
    expect(await list(`deputy-${city}`)).toEqual([]);
  });

  it('follows how far it is', async () => {
    const { id } = (await ask()).body;
    const moved = { attempt: 1, progress: 0.25, rows: 30, movedAt: afternoon.toISOString() };
    await moveExport(api.world.sources, { sub, id, attempt: 0 }, moved);
    expect(await list()).toMatchObject([{ id, state: 'writing', progress: 0.25, rows: 30 }]);
  });

  it('is that it failed when it has not moved for an hour', async () => {
    await ask();
    vi.setSystemTime(hoursAfter(1.1));
    expect(await list()).toMatchObject([{ state: 'failed' }]);
  });

  it('is forgotten after a week', async () => {
    const { id } = (await ask()).body;
    const { Item: kept } = await api.world.sources.client.send(
      new GetItemCommand({ TableName: api.world.sources.name, Key: exportKey(sub, id) }),
    );
    expect(Number(kept?.[timeToLive]?.N)).toBe(hoursAfter(7 * 24).getTime() / 1_000);
  });
});

describe('fetching the file', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['parquet', 'application/vnd.apache.parquet'],
  ])('needs a link, which opens it for five minutes and is on record: %s', async (format, type) => {
    const { id } = (await ask({}, { how: { purpose, format } })).body;
    await finish(id);
    const { status, body } = await link(id);
    expect(status).toBe(201);
    expect(body.expiresAt).toBe(hoursAfter(5 / 60).toISOString());
    const url = new URL(body.url);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(url.pathname).toContain(`declarations/${id}.${format}`);
    expect(url.searchParams.get('response-content-type')).toBe(type);
    expect(decodeURIComponent(url.searchParams.get('response-content-disposition') ?? '')).toBe(
      `attachment; filename*=UTF-8''报备名单-${city}-2026-01-20-2026-01-24.${format}`,
    );
    const chain = await readChain(api.world.sources, sub);
    expect(chain.map(({ declaration, purpose: said }) => [declaration, said])).toEqual([
      [id, purpose],
      [id, purpose],
    ]);
  });

  it('waits until it is written, and ends after a day', async () => {
    const { id } = (await ask()).body;
    expect(codeOf(await link(id))).toEqual([409, 'export.not-ready']);
    await finish(id);
    vi.setSystemTime(hoursAfter(24.1));
    expect(codeOf(await link(id))).toEqual([410, 'export.expired']);
    expect(await list()).toMatchObject([{ state: 'expired' }]);
  });

  it('is not for others, nor for who has moved to another region since; they learn nothing', async () => {
    const { id } = (await ask()).body;
    await finish(id);
    await api.addStaff({ role: 'city', region: city, sub: `deputy-${city}` });
    const unknown = await link('u'.repeat(22));
    expect(codeOf(unknown)).toEqual([404, 'not-found']);
    expect((await link(id, `deputy-${city}`)).text).toBe(unknown.text);
    expect((await link('no id')).text).toBe(unknown.text);
    await api.addStaff({ role: 'city', region: '4102', sub });
    expect((await link(id)).text).toBe(unknown.text);
  });
});
