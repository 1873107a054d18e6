import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { hashOfIds } from '../../functions/shared/audit/record-view.ts';
import { acknowledgement, type ChangePage, changePage } from '../../schemas/change-feed.ts';
import { citySystemList } from '../../schemas/city-system.ts';
import { problem } from '../../schemas/problem.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { declareOne } from '../compare/declare-one.ts';
import { residentId } from '../support/builders.ts';
import { asSystem } from '../support/client-token.ts';
import type { Client } from '../support/http-client.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { aContact } from '../support/steps.ts';

const community = '410105001003';
const elsewhere = '410202003011';
const expectedArrivalAt = '2026-01-19T16:00:00+08:00';
const pathOf = (city: string) => `/v1/city-systems/${city}/changes`;

let running: RunningSystem;
let own: Client;
let platform: Client;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001', '410202003'] });
  own = asSystem(running.system, 'city-system-4101');
  platform = asSystem(running.system, 'platform-41');
});
afterAll(() => running.stop());

async function connect(city: string): Promise<void> {
  const body = { state: 'connected', freshHours: 168, reason: '自建系统接入省平台' };
  const call = { method: 'PUT', path: `/v1/city-systems/${city}`, body, headers: { 'If-Match': '"0"' } };
  expect((await running.as('province-41')(call)).status).toBe(200);
}

/** What a system has read of a declaration at last: everything, or from a position on. */
async function readAll(client: Client, city: string, query = '') {
  const read = new Map<string, ChangePage['changes'][number]>();
  for (let asked = query; ; ) {
    const page = (await client({ path: pathOf(city) + asked })).as(changePage);
    for (const change of page.changes) read.set(change.id, change);
    if (!page.more) return { changes: [...read.values()], next: page.next };
    asked = `?after=${encodeURIComponent(page.next)}`;
  }
}
const after = (cursor: string) => `?after=${encodeURIComponent(cursor)}`;

async function acknowledge(client: Client, city: string, [cursor, declarations]: [string, number]) {
  const path = `${pathOf(city)}/acknowledgement`;
  const answer = await client({ method: 'PUT', path, body: { cursor, declarations } });
  return answer.as(acknowledgement).standing;
}

async function post(sub: string, path: string, body: object): Promise<void> {
  const answer = await running.as(sub)({ method: 'POST', path, body });
  expect(answer.status, answer.text).toBe(201);
  await running.system.idle();
}

describe('what cities and the platform get back', () => {
  let id: string;
  let cursor: string;

  it('is told to no system that the province has not connected, to no people, and to no other city', async () => {
    expect((await own({ path: pathOf('4101') })).as(problem).code).toBe('city-system.not-connected');
    await connect('4101');
    expect((await readAll(own, '4101')).changes).toEqual([]);
    expect((await own({ path: pathOf('4102') })).as(problem).code).toBe('outside-jurisdiction');
    expect((await running.as('city-4101')({ path: pathOf('4101') })).as(problem).code).toBe('not-allowed');
    const forged = await own({ path: `${pathOf('4101')}?after=${'x'.repeat(40)}.${'y'.repeat(22)}` });
    expect(forged.as(problem).code).toBe('cursor.invalid');
  });

  it('is a declaration, whole, once it is filed', async () => {
    id = await declareOne(running, { document: residentId(1), expectedArrivalAt }, community);
    const { changes, next } = await readAll(own, '4101');
    expect(changes).toMatchObject([
      {
        id,
        declaration: {
          state: 'declared',
          place: community,
          personal: { document: { number: residentId(1) } },
        },
      },
    ]);
    cursor = next;
    expect((await readAll(own, '4101', after(cursor))).changes).toEqual([]);
  });

  it('is what officers verified', async () => {
    await running.system.clock.advance(3_600_000);
    await post(`officer-${community}`, `/v1/declarations/${id}/verifications`, aContact());
    const { changes, next } = await readAll(own, '4101', after(cursor));
    expect(changes).toMatchObject([
      {
        id,
        declaration: { state: 'contacted', verifications: [{ step: { kind: 'contact', reached: true } }] },
      },
    ]);
    cursor = next;
  });

  it('is nothing but that it is gone once another city answers for it, which is told everything', async () => {
    const transfers = `/v1/declarations/${id}/transfers`;
    await post(`officer-${community}`, transfers, { community: elsewhere, reason: '实际到达开封' });
    const waiting = await readAll(own, '4101', after(cursor));
    expect(waiting.changes).toMatchObject([{ id, declaration: { waitingAt: elsewhere } }]);
    expect((await readAll(platform, '4102')).changes).toEqual([]);
    await post(`officer-${elsewhere}`, `${transfers}/1/acceptance`, {});
    const left = await readAll(own, '4101', after(waiting.next));
    expect(left.changes).toEqual([{ id, gone: true }]);
    const there = await readAll(platform, '4102');
    expect(there.changes).toMatchObject([
      { id, declaration: { place: elsewhere, verifications: [{}], transfers: [{ state: 'accepted' }] } },
    ]);
    await connect('4102');
    const other = asSystem(running.system, 'city-system-4102');
    expect((await readAll(other, '4102')).changes).toEqual(there.changes);
    cursor = left.next;
  });

  it('is everything for a system that joins late, then what changed since', async () => {
    const second = await declareOne(running, { document: residentId(2), expectedArrivalAt }, community);
    const { changes, next } = await readAll(own, '4101');
    const held = new Map(changes.map((one) => [one.id, one.declaration?.state]));
    expect(held).toEqual(
      new Map([
        [second, 'declared'],
        [id, undefined],
      ]),
    );
    expect((await readAll(own, '4101', after(next))).changes).toEqual([]);
    cursor = next;
  });

  it('is acknowledged with a count, which is compared with ours when all is quiet', async () => {
    expect(await acknowledge(own, '4101', [cursor, 1])).toMatchObject({
      ...{ reader: 'city-system', declarations: 1, waiting: 0, overdue: 0 },
    });
    await acknowledge(platform, '4102', [(await readAll(platform, '4102')).next, 7]);
    const standings = async () => {
      await running.system.clock.advance(30 * 60_000);
      await running.system.idle();
      const { systems } = (await running.as('province-41')({ path: '/v1/city-systems' })).as(citySystemList);
      return systems.flatMap(({ readers }) => readers.map(({ compared }) => compared));
    };
    expect(await standings()).toMatchObject([
      { ours: 1, theirs: 1, differs: false },
      { ours: 1, theirs: 7, differs: false },
    ]);
    expect(await standings()).toMatchObject([{ differs: false }, { ours: 1, theirs: 7, differs: true }]);
    const told = running.system.inbox.messages({ kind: 'city-changes' });
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('省平台（开封市数据）持有的报备数量与本平台不一致'),
    ]);
  });

  it('rings once when it waits for more than a day, until it is taken', async () => {
    await declareOne(running, { document: residentId(3), expectedArrivalAt: '2026-01-25T16:00:00+08:00' });
    for (const hours of [24.5, 0.5]) {
      await running.system.clock.advance(hours * 3_600_000);
      await running.system.idle();
    }
    const waiting = () =>
      running.system.inbox
        .messages({ kind: 'city-changes' })
        .filter(({ text }) => text.includes('郑州市自建系统'));
    expect(waiting()).toHaveLength(2);
    const { next } = await readAll(own, '4101', after(cursor));
    expect(await acknowledge(own, '4101', [next, 2])).toMatchObject({ waiting: 0, overdue: 0 });
  });

  it('is on record by city, position and count, a link a page', async () => {
    const chain = await readChain(localTarget(running.system).table, 'city-system-4101');
    expect(brokenAt(chain)).toBeUndefined();
    // It was told by the listing, and once more by the log behind it.
    expect(chain.slice(0, 2)).toMatchObject([
      {
        ...{ declaration: '4101-000000000000-0001', place: '4101', masked: false },
        told: { from: 'list//', to: 'log//0/0', ids: hashOfIds([id]) },
      },
      { declaration: '4101-000000000001-0001', told: { from: 'log//0/0', ids: hashOfIds([id]) } },
    ]);
    expect(chain[1]?.told?.to).toMatch(/^log\/.+\/1\/1$/);
    // Pages that tell of nobody are not.
    expect(chain.length).toBeLessThan(8);
  });
});
