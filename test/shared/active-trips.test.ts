import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personIndexOf, personKeysOf } from '../../functions/shared/people/person-index.ts';
import { findActiveTrips, type IndexedTrip } from '../../functions/shared/table/active-trip-store.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { aWorld, type World } from '../support/world.ts';

const township = '410105777';
const place = `${township}001`;
const now = new Date('2026-01-20T10:00:00+08:00');

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

async function tripsOf(of: string): Promise<IndexedTrip[]> {
  const found: IndexedTrip[] = [];
  for await (const trip of findActiveTrips(world.sources, of, now)) found.push(trip);
  return found;
}
const add = (given: Partial<Declaration>) => world.addDeclaration({ place, destination: place, ...given });

describe('whom a feed is compared with', () => {
  it('is who has an open case, by the keys of their document and of name and phone', async () => {
    const { id, personal } = await add({ expectedArrivalAt: '2026-01-22T08:00:00.000Z' });
    const { people } = await world.ring.season();
    const { name, phone, document } = personal;
    const index = personIndexOf(personKeysOf(people), { name, phone, document: document.number });
    expect(await tripsOf(township)).toEqual([{ id, index, fromDate: '2026-01-08', toDate: '2026-02-05' }]);
  });

  it('is who withdrew or left within 14 days too, and nobody from before that', async () => {
    const [near, far] = ['2026-01-07T08:00:00.000Z', '2025-12-20T08:00:00.000Z'];
    const closed = await add({ state: 'withdrawn', expectedArrivalAt: near });
    const past = await add({
      ...{ state: 'withdrawn', expectedArrivalAt: far },
      ...{ submittedAt: '2025-12-18T08:00:00.000Z', updatedAt: '2025-12-19T08:00:00.000Z' },
    });
    const ids = (await tripsOf(township)).map(({ id }) => id);
    expect(ids).toContain(closed.id);
    expect(ids).not.toContain(past.id);
  });

  it('is each of them once, though a case waits at another place to be accepted', async () => {
    const elsewhere = `${township.slice(0, 6)}778001`;
    const waiting = await add({});
    const row = putTransferRow(world.sources, waiting, {
      ...{ n: 1, to: elsewhere, from: place, state: 'waiting', reason: '到了别处', at: now.toISOString() },
      ...{ key: 'k', body: 'b', by: { sub: 's', place } },
    });
    const after = { ...waiting, waitingAt: elsewhere };
    await changeDeclaration(world.sources, { before: waiting, after, by: 'staff' }, [row]);
    const ids = (await tripsOf(township)).map(({ id }) => id);
    expect(ids.filter((id) => id === waiting.id)).toHaveLength(1);
    expect(await tripsOf(elsewhere.slice(0, 9))).toEqual([]);
  });
});
