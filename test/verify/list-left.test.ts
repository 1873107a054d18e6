import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { dispatchToTownship } from '../../functions/shared/table/dispatch-store.ts';
import type { CaseList } from '../../schemas/case-list.ts';
import {
  afternoon,
  anEdit,
  aRequest,
  aTraveller,
  aTrip,
  hoursAfter,
  residentId,
} from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { anArrival, arrived } from '../support/steps.ts';
import { newKey } from '../support/world.ts';

let api: StaffApi;
let citizens: Citizens;
let number = 10;
/** Two counties of a city of their own for each test, with a community in each, and a second one in the first. */
let places: { here: string; beside: string; away: string };

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  citizens = citizensOf(api.world.sources);
});
afterAll(() => api.stop());

beforeEach(async () => {
  vi.setSystemTime(afternoon);
  const city = `41${String((number += 1))}`;
  places = { here: `${city}05001001`, beside: `${city}05001002`, away: `${city}22001001` };
  for (const place of Object.values(places)) {
    for (const digits of [6, 9, 12]) await api.world.addRegion({ code: place.slice(0, digits) });
    await api.addStaff({ role: 'officer', region: place });
  }
  await api.addStaff({ role: 'city', region: city });
  await api.addStaff({ role: 'county', region: `${city}05` });
  await api.addStaff({ role: 'township', region: `${city}05001` });
});

const today = { from: '2026-01-20', to: '2026-01-20' };
const county = () => places.here.slice(0, 6);
const as = {
  officer: () => `officer-${places.here}`,
  county: () => `county-${county()}`,
  city: () => `city-${places.here.slice(0, 4)}`,
};

async function listed(sub: string, query: { region: string; metric: string; from?: string; to?: string }) {
  const seen: CaseList = { rows: [], elsewhere: 0 };
  const units: number[] = [];
  let cursor: string | undefined;
  do {
    const asked = { ...today, ...query, ...(cursor !== undefined && { cursor }) };
    api.aws.takeCalls();
    const path = `/v1/declarations?${new URLSearchParams(asked).toString()}`;
    const { body } = await api.call<CaseList>({ sub, path });
    units.push(api.aws.takeCalls().reduce((sum, { units: own }) => sum + own, 0));
    seen.rows.push(...body.rows);
    seen.elsewhere = (seen.elsewhere ?? 0) + (body.elsewhere ?? 0);
    cursor = body.next;
  } while (cursor !== undefined);
  return { seen: seen.rows.map(({ id, place }) => [id, place]), elsewhere: seen.elsewhere, units };
}

/** Somebody who arrived from a high-risk area, as the officer recorded it. */
const anArrived = () => {
  const told = arrived(anArrival());
  const verifications = (told.verifications ?? []).map((one) => ({ ...one, riskLevel: 'high' as const }));
  return api.world.addDeclaration({ place: places.here, ...told, verifications });
};

async function transfer(id: string, from: string, to: string): Promise<void> {
  const body = { community: to, reason: '实际到达' };
  vi.setSystemTime(hoursAfter(0.5, new Date()));
  await api.call({ sub: `officer-${from}`, method: 'POST', path: `/v1/declarations/${id}/transfers`, body });
  const n = (await api.world.find(id))?.transfers.length ?? 0;
  const path = `/v1/declarations/${id}/transfers/${n}/acceptance`;
  await api.call({ sub: `officer-${to}`, method: 'POST', path, body: {} });
}

describe('a case that was counted where it is no more', () => {
  it('is named to whoever may see where it is, once, and told as elsewhere to others', async () => {
    const { id } = await anArrived();
    await transfer(id, places.here, places.away);
    expect((await api.world.find(id))?.place).toBe(places.away);
    const [region, metric] = [places.here, 'arrived.high-risk'];
    const named = { seen: [[id, places.away]], elsewhere: 0 };
    const kept = { seen: [], elsewhere: 1 };
    expect(await listed(as.officer(), { region, metric })).toMatchObject(kept);
    expect(await listed(as.county(), { region: county(), metric })).toMatchObject(kept);
    for (const one of [region, region.slice(0, 9), county()])
      expect(await listed(as.city(), { region: one, metric })).toMatchObject(named);
    // Where it is now, it did not arrive.
    expect(await listed(as.city(), { region: places.away, metric })).toMatchObject({
      seen: [],
      elsewhere: 0,
    });
    expect(await listed(as.city(), { region, metric, from: '2026-01-21', to: '2026-01-22' })).toMatchObject({
      seen: [],
    });
  });

  it('is named once where it left several places of a region, and by its own row where it is in it', async () => {
    const { id } = await anArrived();
    await transfer(id, places.here, places.beside);
    const metric = 'transferred-out';
    expect(await listed(as.county(), { region: county(), metric })).toMatchObject({
      seen: [[id, places.beside]],
    });
    await transfer(id, places.beside, places.away);
    expect(await listed(as.city(), { region: county(), metric })).toMatchObject({
      seen: [[id, places.away]],
    });
    await transfer(id, places.away, places.here);
    expect(await listed(as.county(), { region: county(), metric })).toMatchObject({
      seen: [[id, places.here]],
      elsewhere: 0,
    });
    expect(await listed(as.county(), { region: places.beside, metric })).toMatchObject({
      seen: [[id, places.here]],
    });
  });

  it('is named where it was declared for, when an edit moved it or the township took it over', async () => {
    const document = { type: 'resident-id' as const, number: residentId(number) };
    const told = (community: string) => ({
      trip: aTrip({ destination: { community, address: '1 号楼' } }),
      traveller: aTraveller({ document }),
    });
    const { trip, traveller } = told(places.here);
    const content = aRequest({ trip, travellers: [traveller] });
    const mark = () => ({ key: newKey(), body: 'body' });
    const asked = { content, idempotencyKey: newKey(), mark: mark() };
    const { declarations } = await citizens.submit(asked, afternoon);
    const id = declarations[0]?.id ?? '';
    const now = hoursAfter(1);
    await citizens.edit({ id, version: 1, content: anEdit(told(places.away)), mark: mark(), now });
    expect((await api.world.find(id))?.place).toBe(places.away);
    expect(await listed(as.city(), { region: places.here, metric: 'declared' })).toMatchObject({
      seen: [[id, places.away]],
    });

    const taken = await api.world.addDeclaration({ place: places.beside });
    const township = places.beside.slice(0, 9);
    await dispatchToTownship(api.world.sources, taken.id, {
      ...{ from: places.beside, township, at: hoursAfter(1).toISOString() },
    });
    const found = await listed(as.county(), { region: places.beside, metric: 'declared' });
    expect(found.seen).toEqual([[taken.id, township]]);
    // The officer of the community has no longer to do with it.
    expect(
      await listed(`officer-${places.beside}`, { region: places.beside, metric: 'declared' }),
    ).toMatchObject({
      ...{ seen: [], elsewhere: 1 },
    });
  });

  it('costs half a unit, so that a page still costs 8 read units at most', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const before = await anArrived();
      const accepted = { key: 'k', body: 'b', by: { sub: 's', place: places.here }, reason: '实际到达' };
      const moved = { ...accepted, n: 1, from: places.here, to: places.away, state: 'accepted' as const };
      const at = hoursAfter(1).toISOString();
      const after = { ...before, place: places.away, transfers: [{ ...moved, at, answeredAt: at }] };
      await changeDeclaration(api.world.sources, { before, after, by: 'staff', event: 'transfer' });
      ids.push(before.id);
    }
    const { seen, units } = await listed(as.city(), { region: county(), metric: 'arrived.high-risk' });
    expect(seen.map(([id]) => id).toSorted()).toEqual(ids.toSorted());
    expect(Math.max(...units)).toBeLessThanOrEqual(8);
    expect(units.length).toBeGreaterThan(2);
  });
});
