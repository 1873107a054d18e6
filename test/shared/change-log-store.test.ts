import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendBatch,
  type ChangeBatch,
  findBatch,
  findBatchesAfter,
  findLastBatch,
} from '../../functions/shared/table/change-log-store.ts';
import { countCityRows, findCityRows, findTownshipsOf } from '../../functions/shared/table/city-rows.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

const begun = '2026-01-17T00:00:00.000Z';
const batch = (n: number): ChangeBatch => ({
  ...{ n, begun, start: 1, at: begun },
  ...{ ids: { '4101': [String(n).padStart(22, 'd')] }, totals: { '4101': n } },
});

describe('the log of changes in the table', () => {
  it('gives each number once, whoever comes at once, and reads them in their order', async () => {
    expect(await findLastBatch(world.sources)).toBeUndefined();
    const taken = await Promise.all([1, 1, 1].map((n) => appendBatch(world.sources, batch(n))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    for (const n of [10, 9, 2]) await appendBatch(world.sources, batch(n));
    expect(await findLastBatch(world.sources)).toEqual(batch(10));
    expect((await findBatchesAfter(world.sources, 1)).map(({ n }) => n)).toEqual([2, 9, 10]);
    expect(await findBatch(world.sources, 9)).toEqual(batch(9));
    expect(await findBatch(world.sources, 3)).toBeUndefined();
  });
});

describe('the declarations of a city by the index of places', () => {
  it('are those that count, open and closed, listed and counted alike, however they are parted', async () => {
    for (const code of ['4101', '410105', '410106', '410105001', '410106001'])
      await world.addRegion({ code });
    const filed = await Promise.all([
      world.addDeclaration({ place: '410105001003' }),
      world.addDeclaration({ place: '410105001', state: 'withdrawn' }),
      world.addDeclaration({ place: '410105001003', state: 'released' }),
      world.addDeclaration({ place: '410106001004' }),
    ]);
    await world.addDeclaration({ place: '410105001003', state: 'claimed', claimOf: 'a'.repeat(22) });
    await world.addDeclaration({ place: '410202003011' });
    const townships = await findTownshipsOf(world.sources, '4101');
    expect(townships).toEqual(['410105001', '410106001']);
    const listed: string[] = [];
    for (const township of townships)
      for (let after: string | undefined, isMore = true; isMore; ) {
        const { rows, next } = await findCityRows(world.sources, township, { most: 1, after });
        listed.push(...rows.map(({ id }) => id));
        [after, isMore] = [next, next !== undefined];
      }
    expect(listed.toSorted()).toEqual(filed.map(({ id }) => id).toSorted());
    expect(await countCityRows(world.sources, '4101')).toBe(4);
  });
});
