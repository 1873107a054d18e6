import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFacts, parseOccurrences } from '../../functions/shared/table/declaration-record.ts';
import { changeDeclaration, findStored } from '../../functions/shared/table/declaration-store.ts';
import { dispatchToTownship } from '../../functions/shared/table/dispatch-store.ts';
import { findOpenRows } from '../../functions/shared/table/open-rows.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { hoursAfter, otherCommunity } from '../support/builders.ts';
import { underControl } from '../support/steps.ts';
import { aWorld, type World } from '../support/world.ts';
import { township, unmanned } from './some-assignments.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

const dispatch = ({ id }: Declaration, from = unmanned) =>
  dispatchToTownship(world.sources, id, { from, township, at: hoursAfter(1).toISOString() });
const move = (before: Declaration, after: Partial<Declaration>) =>
  changeDeclaration(world.sources, { before, after: { ...before, ...after }, by: 'citizen' });
const occurrencesOf = async ({ id }: Declaration) => {
  const stored = (await findStored(world.sources, id)) ?? {};
  return parseOccurrences(stored, parseFacts(stored));
};
const placesOf = async ({ id }: Declaration) => {
  const found = await world.find(id);
  const shown = await Promise.all(
    [unmanned, township, otherCommunity].map(async (place) => {
      const { rows } = await findOpenRows(world.sources, { place, most: 100 });
      return rows.some((row) => row.id === id) ? [place] : [];
    }),
  );
  return { place: found?.place, destination: found?.destination, shown: shown.flat() };
};

describe('the township’s dispatch list (B3)', () => {
  it('takes a declaration over from a community without officer; the destination stays what was declared', async () => {
    const one = await world.addDeclaration({ place: unmanned });
    await dispatch(one);
    expect(await placesOf(one)).toEqual({ place: township, destination: unmanned, shown: [township] });
  });

  it('has it from then on: what was counted before stays with the community, tests that are still due do not', async () => {
    const one = await world.addDeclaration({ place: unmanned, ...underControl() });
    await dispatch(one);
    expect((await world.find(one.id))?.dispatches).toEqual([
      { at: hoursAfter(1).toISOString(), from: unmanned },
    ]);
    const counted = await occurrencesOf(one);
    expect(counted.find(({ kind }) => kind === 'arrived')?.place).toBe(unmanned);
    expect(counted.flatMap(({ kind, place }) => (kind === 'test-due' ? [place] : []))).toEqual([
      township,
      township,
      township,
    ]);
  });

  it('takes it once: a late duplicate writes nothing', async () => {
    const one = await world.addDeclaration({ place: unmanned });
    for (let time = 0; time < 3; time += 1) await dispatch(one);
    expect(await world.find(one.id)).toMatchObject({ version: one.version + 1, place: township });
  });

  it('does not take back what a citizen moved elsewhere before it was told', async () => {
    const one = await world.addDeclaration({ place: unmanned });
    await move(one, { place: otherCommunity, destination: otherCommunity });
    await dispatch(one);
    expect(await placesOf(one)).toEqual({
      place: otherCommunity,
      destination: otherCommunity,
      shown: [otherCommunity],
    });
  });

  it('does not take back what it handed on to a community since', async () => {
    const one = await world.addDeclaration({ place: unmanned });
    await dispatch(one);
    const listed = await world.find(one.id);
    if (listed !== undefined) await move(listed, { place: otherCommunity });
    await dispatch(one);
    expect(await placesOf(one)).toMatchObject({ place: otherCommunity, destination: unmanned });
  });

  it.each(['withdrawn', 'released', 'not-coming', 'superseded'] as const)(
    'takes nothing that is %s: nobody is responsible any more',
    async (state) => {
      const { dueAt: _closed, ...one } = await world.addDeclaration({ place: unmanned });
      const open = await world.find(one.id);
      if (open !== undefined) await move(open, { state, dueAt: undefined });
      await dispatch(one);
      expect(await placesOf(one)).toMatchObject({ place: unmanned, shown: [] });
    },
  );

  it('makes nothing of an id that does not exist', async () => {
    const gone = { ...(await world.addDeclaration()), id: 'zzzzzzzzzzzzzzzzzzzzzz' };
    await dispatch(gone);
    expect(await world.find(gone.id)).toBeUndefined();
  });

  it('takes a second filing too: once it counts, somebody must be on duty for it', async () => {
    const claim = await world.addDeclaration({ place: unmanned, state: 'claimed', claimOf: 'a'.repeat(22) });
    await dispatch(claim);
    expect((await world.find(claim.id))?.place).toBe(township);
  });
});
