import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskedRow, findAskedRows, keepAskedRow } from '../../functions/shared/table/asked-row-store.ts';
import { aWorld, type World } from '../support/world.ts';

const run = '0mkho6o44-d84d6f8d5b0b4ed2';
const retentionDate = '2026-04-17';
const row = (own: string): AskedRow => ({ own, came: { to: 'cases', ids: ['id'], isAsked: false } });

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

describe('the rows of a list from outside', () => {
  it('are found in the order of the file, each once however often it is noted', async () => {
    for (const line of [10, 9, 2, 10])
      await keepAskedRow(world.sources, { run, line }, { row: row(`函${line}号`), retentionDate });
    expect(await findAskedRows(world.sources, run)).toEqual(
      [2, 9, 10].map((line) => ({ line, row: row(`函${line}号`) })),
    );
    expect(await findAskedRows(world.sources, '0mkho6o44-000000000000000a')).toEqual([]);
  });

  it('say nothing any more once the key of their day was destroyed (K1)', async () => {
    const ring = { ...world.ring, dayToRead: () => Promise.resolve(undefined) };
    const found = await findAskedRows({ ...world.sources, ring }, run);
    expect(found.map((one) => one.row)).toEqual([undefined, undefined, undefined]);
  });
});
