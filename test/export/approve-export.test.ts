import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DecideNeeds, decideExport } from '../../functions/export/decide-export.ts';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { announceExport } from '../../functions/shared/table/announced-export-store.ts';
import { moveExport } from '../../functions/shared/table/export-store.ts';
import { announcedExportKey } from '../../functions/shared/table/keys.ts';
import { timeToLive } from '../../functions/shared/table/shape.ts';
import {
  type ExportApproval,
  type ExportApprovalList,
  type Exported,
  type ExportList,
  mostUnapproved,
} from '../../schemas/export.ts';
import { type FileLink } from '../../schemas/file-link.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newKey } from '../support/world.ts';

let api: StaffApi;
let number = 0;
/** A city of its own for each test, with a county and two who work for it. */
let city: string;
let county: string;
let asker: string;
let deputy: string;

beforeAll(async () => {
  api = await aStaffApi();
  await api.addStaff({ role: 'province', region: '41' });
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  number += 1;
  city = `41${String(20 + number)}`;
  county = `${city}05`;
  [asker, deputy] = [`county-${county}`, `deputy-${county}`];
  for (const code of [city, county]) await api.world.addRegion({ code });
  await api.addStaff({ role: 'city', region: city });
  for (const sub of [asker, deputy]) await api.addStaff({ role: 'county', region: county, sub });
});
afterAll(() => api.stop());

const declarations = () => ({ region: county, from: '2026-01-20', to: '2026-01-24' });

async function ask(as = asker): Promise<string> {
  const body = { declarations: declarations(), format: 'xlsx', purpose: 'supervision' };
  return (await api.call<Exported>({ sub: as, method: 'POST', path: '/v1/exports', body })).body.id;
}
/** Written, with so many lines: what the function that writes it does at last. */
async function finish(id: string, rows = mostUnapproved + 1, sub = asker): Promise<void> {
  const { sources } = api.world;
  if (rows > mostUnapproved)
    await announceExport(sources, { sub, id, place: county }, hoursAfter(24).toISOString());
  const at = afternoon.toISOString();
  await moveExport(
    sources,
    { sub, id, attempt: 0 },
    { attempt: 1, progress: 1, rows, movedAt: at, readyAt: at },
  );
}
async function aLargeExport(): Promise<string> {
  const id = await ask();
  await finish(id);
  return id;
}
const link = (id: string, as = asker) =>
  api.call<FileLink>({ sub: as, method: 'POST', path: `/v1/exports/${id}/link`, body: {} });
const decide = (id: string, as: string, approved = true, key = newKey()) =>
  api.call<ExportApproval>({
    sub: as,
    method: 'POST',
    path: `/v1/exports/${id}/approval`,
    body: { approved },
    headers: { 'idempotency-key': key },
  });
const own = async () => (await api.call<ExportList>({ sub: asker, path: '/v1/exports' })).body.exports;
const waiting = async (as: string) =>
  (await api.call<ExportApprovalList>({ sub: as, path: '/v1/exports/approvals' })).body.approvals;
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

describe('an export of more than 10,000 lines (D8)', () => {
  it('is fetched only once a second person has approved it', async () => {
    const id = await aLargeExport();
    expect(await own()).toMatchObject([{ id, state: 'awaiting-approval', rows: 10_001 }]);
    expect(codeOf(await link(id))).toEqual([409, 'export.awaiting-approval']);
    const { status, body } = await decide(id, deputy);
    expect([status, body.state]).toEqual([201, 'ready']);
    const by = { sub: deputy, place: county };
    expect(body.decision).toEqual({ approved: true, by, at: afternoon.toISOString() });
    expect(await own()).toMatchObject([{ id, state: 'ready', decision: { approved: true, by } }]);
    expect((await link(id)).status).toBe(201);
  });

  it('needs nobody with 10,000', async () => {
    const id = await ask();
    await finish(id, 10_000);
    expect(await own()).toMatchObject([{ id, state: 'ready' }]);
    expect((await link(id)).status).toBe(201);
    expect(await waiting(deputy)).toEqual([]);
    expect(codeOf(await decide(id, deputy))).toEqual([404, 'not-found']);
  });

  it('is never fetched when it was refused', async () => {
    const id = await aLargeExport();
    expect((await decide(id, `city-${city}`, false)).body.state).toBe('refused');
    expect(codeOf(await link(id))).toEqual([409, 'export.refused']);
    vi.setSystemTime(hoursAfter(30));
    expect(await own()).toMatchObject([{ id, state: 'refused', decision: { approved: false } }]);
  });

  it('lives no longer for being approved late', async () => {
    const id = await aLargeExport();
    vi.setSystemTime(hoursAfter(23.5));
    expect((await decide(id, deputy)).body.expiresAt).toBe(hoursAfter(24).toISOString());
    vi.setSystemTime(hoursAfter(24.1));
    expect(codeOf(await link(id))).toEqual([410, 'export.expired']);
  });

  it('is approved for who asked alone: who approved it has no link', async () => {
    const id = await aLargeExport();
    await decide(id, deputy);
    expect(codeOf(await link(id, deputy))).toEqual([404, 'not-found']);
  });
});

describe('who may approve', () => {
  it('is somebody else of the same region, or of one above it; each is shown what waits, and by whom it was asked', async () => {
    const id = await aLargeExport();
    for (const sub of [deputy, `city-${city}`, 'province-41']) {
      const found = (await waiting(sub)).find((one) => one.id === id);
      expect(found).toEqual({
        id,
        asked: { declarations: declarations(), format: 'xlsx', purpose: 'supervision' },
        state: 'awaiting-approval',
        by: { sub: asker, place: county },
        requestedAt: afternoon.toISOString(),
        rows: 10_001,
        readyAt: afternoon.toISOString(),
        expiresAt: hoursAfter(24).toISOString(),
      });
    }
    expect((await decide(id, 'province-41')).status).toBe(201);
    for (const sub of [deputy, `city-${city}`, 'province-41'])
      expect(idsOf(await waiting(sub))).not.toContain(id);
  });

  it('is never who asked, wherever they work now', async () => {
    const id = await aLargeExport();
    expect(await waiting(asker)).toEqual([]);
    expect(codeOf(await decide(id, asker))).toEqual([403, 'approval.own']);
    await api.addStaff({ role: 'city', region: city, sub: asker });
    expect(codeOf(await decide(id, asker))).toEqual([403, 'approval.own']);
    expect(await waiting(asker)).toEqual([]);
    expect(await readChain(api.world.sources, asker)).toHaveLength(1);
  });

  it('is nobody beside or below, to whom it is as one that does not exist', async () => {
    const id = await aLargeExport();
    for (const [role, region] of [
      ['county', `${city}06`],
      ['township', `${county}001`],
      ['city', '4102'],
    ] as const) {
      const sub = `${role}-${region}`;
      await api.addStaff({ role, region });
      api.aws.takeCalls();
      const refused = await decide(id, sub);
      const calls = api.aws.takeCalls().map(({ action, units }) => [action, units]);
      const unknown = await decide('u'.repeat(22), sub);
      expect(codeOf(unknown)).toEqual([404, 'not-found']);
      expect(refused.text).toBe(unknown.text);
      expect(calls).toEqual(api.aws.takeCalls().map(({ action, units }) => [action, units]));
      expect(await waiting(sub)).toEqual([]);
      expect(await readChain(api.world.sources, sub)).toEqual([]);
    }
    expect((await decide('no id', deputy)).status).toBe(404);
  });

  it('is whoever stands above the place that was acted for, not above what was asked for', async () => {
    // A city's export of a county's list: the county does not approve what the city does.
    const body = { declarations: declarations(), purpose: 'supervision' };
    const path = '/v1/exports';
    const sub = `city-${city}`;
    const { id } = (await api.call<Exported>({ sub, method: 'POST', path, body })).body;
    await announceExport(api.world.sources, { sub, id, place: city }, hoursAfter(24).toISOString());
    expect(codeOf(await decide(id, deputy))).toEqual([404, 'not-found']);
    expect(codeOf(await decide(id, 'province-41'))).toEqual([409, 'export.not-ready']);
  });
});

describe('a decision', () => {
  it('is the same when it is sent again, and is made once', async () => {
    const id = await aLargeExport();
    const key = newKey();
    const first = await decide(id, deputy, true, key);
    const again = await decide(id, deputy, true, key);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(codeOf(await decide(id, deputy, false, key))).toEqual([422, 'idempotency.reused']);
    expect(codeOf(await decide(id, deputy, false))).toEqual([409, 'approval.decided']);
    expect(codeOf(await decide(id, `city-${city}`, false, key))).toEqual([409, 'approval.decided']);
    expect(await readChain(api.world.sources, deputy)).toHaveLength(1);
    expect((await link(id)).status).toBe(201);
  });

  it('is that of one when two decide at once', async () => {
    const id = await aLargeExport();
    const both = await Promise.all([decide(id, deputy, true), decide(id, `city-${city}`, false)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [{ decision } = {}] = await own();
    const winner = both.find(({ status }) => status === 201);
    expect(decision).toEqual(winner?.body.decision);
    expect((await link(id)).status).toBe(decision?.approved === true ? 201 : 409);
  });

  it('comes too late when the file has expired', async () => {
    const id = await aLargeExport();
    vi.setSystemTime(hoursAfter(24.1));
    expect(codeOf(await decide(id, deputy))).toEqual([409, 'approval.over']);
    expect(await waiting(deputy)).toEqual([]);
  });

  it('comes too early while it is written, though it is announced already', async () => {
    const id = await ask();
    await announceExport(api.world.sources, { sub: asker, id, place: county }, hoursAfter(24).toISOString());
    expect(codeOf(await decide(id, deputy))).toEqual([409, 'export.not-ready']);
    expect(await waiting(deputy)).toEqual([]);
  });

  it.each([
    [{}, '/approved'],
    [{ approved: 'yes' }, '/approved'],
    [{ approved: true, why: 'so' }, '/why'],
  ])('names what is wrong with %o', async (body, pointer) => {
    const id = await aLargeExport();
    const answer = await api.call<Problem>({
      sub: deputy,
      method: 'POST',
      path: `/v1/exports/${id}/approval`,
      body,
    });
    expect([answer.status, answer.body.errors?.map((one) => one.pointer)]).toEqual([422, [pointer]]);
  });

  it('is on record in the chain of who decided before it takes effect', async () => {
    const id = await aLargeExport();
    await decide(id, deputy, false);
    const chain = await readChain(api.world.sources, deputy);
    expect(chain).toMatchObject([{ declaration: id, place: county, masked: true, approved: false }]);
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('takes no effect when it could not be put on record', async () => {
    const decided: unknown[] = [];
    const at = afternoon.toISOString();
    const large = { id: 'i'.repeat(22), sub: asker, place: county, rows: 10_001, attempt: 1, progress: 1 };
    const asked = { declarations: declarations(), format: 'csv' as const };
    const found = { ...large, asked, requestedAt: at, movedAt: at, readyAt: at };
    const needs: DecideNeeds = {
      exports: {
        announced: () => Promise.resolve(found),
        decide: (...given) => Promise.resolve(decided.push(given) > 0),
      },
      views: {
        last: () => Promise.resolve(undefined),
        append: () => Promise.reject(new Error('the table does not answer')),
      },
    };
    const staff = { sub: deputy, region: county, role: 'county' as const, active: true, deputy: false };
    const asking = { id: found.id, approved: true, mark: { key: 'k', body: 'b' }, now: afternoon };
    await expect(decideExport(needs, { staff }, asking)).rejects.toThrow('the table does not answer');
    expect(decided).toEqual([]);
  });
});

it('what leads those who may approve to an export is forgotten with its file', async () => {
  const id = await aLargeExport();
  const { client, name } = api.world.sources;
  for (const region of ['41', city, county]) {
    const key = announcedExportKey(region, id);
    const { Item: kept } = await client.send(new GetItemCommand({ TableName: name, Key: key }));
    expect(Number(kept?.[timeToLive]?.N)).toBe(hoursAfter(24).getTime() / 1_000);
  }
});
