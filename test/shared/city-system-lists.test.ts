import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSystems, standingOf } from '../../functions/compare/cities/cities-adapter.ts';
import { type ImportsNeeds, listImports } from '../../functions/compare/cities/list-imports.ts';
import {
  countOpenConflicts,
  decideConflict,
  keepConflict,
  undecideConflict,
} from '../../functions/shared/table/city-conflict-store.ts';
import { beginImport, findImports } from '../../functions/shared/table/city-import-store.ts';
import { keepCityMapping } from '../../functions/shared/table/city-mapping-store.ts';
import { exampleMapping } from '../../scripts/seed/seed-items.ts';
import { aReadRow } from '../compare/cities/a-city.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aWorld, newId, type World } from '../support/world.ts';

const city = '4101';
const retentionDate = '2026-03-20';
const decision = { kind: 'ours' as const, at: afternoon.toISOString(), reason: '已核实' };
const importId = (ordinal: number): string =>
  `${hoursAfter(ordinal).getTime().toString(36).padStart(9, '0')}-0123456789abcdef`;

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.addRegion({ code: city, name: '郑州市', path: '河南省/郑州市' });
});
afterAll(() => world.stop());

/** A conflict about what the city calls by a letter. */
function aConflict(letter: string, ordinal: number) {
  const id = `${letter.repeat(22)}-${ordinal}-abcdef`;
  const { destination, expectedArrivalAt } = { destination: '410105001001', expectedArrivalAt: decision.at };
  const side = { expectedArrivalAt, community: destination };
  const conflict = {
    ...{
      id,
      kind: 'same-time' as const,
      at: decision.at,
      import: importId(0),
      line: 2,
      declaration: newId(),
    },
    ...{ ours: side, theirs: side, wants: 'edit' as const },
  };
  return { city, conflict, row: aReadRow(), mapping: 1, retentionDate };
}

describe('the list of what a city sent', () => {
  it('is told page by page, the newest first, without one told twice or left out', async () => {
    const ids = Array.from({ length: 203 }, (_, ordinal) => importId(ordinal));
    const begun = { city, name: 'day.csv', bytes: 1, sentBy: 'bucket' as const, isDryRun: false, mapping: 1 };
    await Promise.all(
      ids.map((id) => beginImport(world.sources, { ...begun, id, receivedAt: afternoon.toISOString() })),
    );
    const needs: ImportsNeeds = { find: (asked) => findImports(world.sources, city, asked) };
    const told: string[] = [];
    let before: string | undefined;
    do {
      const page = await listImports(needs, { before }, afternoon);
      told.push(...page.imports.map(({ id }) => id));
      before = page.next;
    } while (before !== undefined && told.length < 1_000);
    expect(told).toEqual(ids.toReversed());
  });
});

describe('the list of the systems of cities', () => {
  it('counts what is to be decided by what the city calls it, from nothing but keys', async () => {
    const kept = [aConflict('a', 1), aConflict('a', 2), aConflict('b', 1)] as const;
    for (const one of kept) await keepConflict(world.sources, one);
    const open = () => countOpenConflicts(world.sources, city);
    expect(await open()).toBe(2);
    expect(await decideConflict(world.sources, kept[2], decision)).toBe(true);
    expect(await open()).toBe(1);
    await undecideConflict(world.sources, { city, id: kept[2].conflict.id }, decision);
    expect(await open()).toBe(2);
  });

  it('tells which mapping stands, and the last of two that take one number is refused', async () => {
    const keep = (version: number, at: string) =>
      keepCityMapping(world.sources, { ...exampleMapping, version, at });
    const [early, late] = [hoursAfter(1).toISOString(), hoursAfter(2).toISOString()];
    expect([await keep(1, early), await keep(2, late), await keep(2, early)]).toEqual([true, true, false]);
    const [known] = await openSystems(world.sources).of([city], hoursAfter(3));
    expect(known).toMatchObject({ mapping: { version: 2, at: late }, openConflicts: 2 });
    expect(await standingOf(world.sources, city)).toEqual({ state: 'none', mapping: 2 });
  });
});
