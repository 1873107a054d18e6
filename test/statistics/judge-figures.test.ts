import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { findCorrection } from '../../functions/shared/table/correction-store.ts';
import { correctFigures } from '../../functions/statistics/correct-figures.ts';
import { openCorrections } from '../../functions/statistics/figures-correction-adapter.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { firstContactDueAt } from '../../schemas/rounds.ts';
import type { Tally } from '../../schemas/tally.ts';
import { judgeTable } from '../../scripts/recount/judge-table.ts';
import { reportOf } from '../../scripts/recount/report.ts';
import { aCounted } from '../shared/counting/some-counted.ts';
import { afternoon, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { underControl } from '../support/steps.ts';
import { aWorld, type World } from '../support/world.ts';
import { type AJournal, aJournal } from './a-journal.ts';

let world: World;
let journal: AJournal;
const now = hoursAfter(48);
const shared = { region: '4101', now };
const longAgo = hoursAfter(-24 * 200);
const lives: Partial<Declaration>[] = [
  {},
  { state: 'withdrawn' },
  { place: otherCommunity, ...underControl() },
  {
    submittedAt: longAgo.toISOString(),
    expectedArrivalAt: hoursAfter(48, longAgo).toISOString(),
    dueAt: firstContactDueAt(longAgo).toISOString(),
  },
];

beforeAll(async () => {
  world = await aWorld();
  journal = aJournal(world.sources);
  for (const given of lives) {
    const declaration = await world.addDeclaration(given);
    await journal.append([countDeclaration(aCounted(declaration))], now);
  }
});
afterAll(() => world.stop());

const judge = (given = shared) => judgeTable(world.sources, given);
const wrong: Tally[] = [
  { place: community, date: '2026-01-20', key: 'declared', count: 2 },
  { place: otherCommunity, date: '2026-01-20', key: 'open', count: -1 },
];

describe('a recount of the table (invariant 4)', () => {
  it('agrees with figures that were counted right, before the carry and after', async () => {
    expect(await judge()).toMatchObject({ declarations: lives.length, drifts: [] });
    await journal.carry(now);
    expect(await judge()).toMatchObject({ declarations: lives.length, drifts: [] });
  });

  it('has nothing to say about another city', async () => {
    expect(await judge({ ...shared, region: '4102' })).toMatchObject({ compared: 0, drifts: [] });
  });

  it('leaves alone what was counted on days that retention no longer keeps', async () => {
    const date = '2025-06-01';
    await journal.append([[{ place: community, date, key: 'declared', count: 1 }]], now);
    expect((await judge()).drifts).toEqual([]);
  });

  it('names what is wrong at each level, and says it', async () => {
    await journal.append([wrong], now);
    const judged = await judge();
    const declared = judged.drifts.filter(({ key }) => key === 'declared');
    expect(declared.map(({ region, place }) => `${region} ${place}`)).toEqual([
      '4101 410105',
      '410105 410105001',
      `410105001 ${community}`,
    ]);
    expect(reportOf(judged)).toContain('declared: 3');
  });

  it('judges the province down from its own row, what has figures and no declaration behind them too', async () => {
    const elsewhere: Tally = { place: '410202003001', date: '2026-01-20', key: 'declared', count: 1 };
    await journal.append([[elsewhere]], now);
    const declared = (await judge({ ...shared, region: '41' })).drifts.filter(
      ({ key }) => key === 'declared',
    );
    expect(declared.map(({ region, place }) => `${region} ${place}`).toSorted()).toEqual(
      [
        ...['41 4101', '4101 410105', '410105 410105001', `410105001 ${community}`],
        ...['41 4102', '4102 410202', '410202 410202003', '410202003 410202003001'],
      ].toSorted(),
    );
    await journal.append([[{ ...elsewhere, count: -1 }]], now);
  });

  it('adds what is missing when it is told to, on record with who and how much', async () => {
    const { drifts } = await judge();
    const operator = { sub: 'operator', region: '4101', at: afternoon.toISOString() };
    expect(await correctFigures(openCorrections(world.sources), drifts, operator)).toBe(wrong.length);
    expect((await judge()).drifts).toEqual([]);
    const chain = await readChain(world.sources, 'operator');
    expect(brokenAt(chain)).toBeUndefined();
    expect(chain).toMatchObject([{ sub: 'operator', place: '4101', at: operator.at }]);
    const kept = await findCorrection(world.sources, chain[0]?.declaration ?? '');
    const undone = wrong.map((one) => ({ ...one, count: -one.count }));
    expect(kept?.tallies).toHaveLength(wrong.length);
    expect(kept?.tallies).toEqual(expect.arrayContaining(undone));
    await journal.carry(hoursAfter(24, now));
    expect((await judge()).drifts).toEqual([]);
  });
});
