import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { countFinding } from '../../functions/shared/counting/count-finding.ts';
import { openFigures } from '../../functions/shared/figures/open-figures.ts';
import { keepFinding } from '../../functions/shared/table/finding-store.ts';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { findRecounted } from '../../functions/shared/table/recount-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { type Tally, tallyIndex } from '../../schemas/tally.ts';
import { aCounted } from '../shared/counting/some-counted.ts';
import { afternoon, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { underControl } from '../support/steps.ts';
import { aWorld, type World } from '../support/world.ts';
import { type AJournal, aJournal, dyingAt } from './a-journal.ts';
import { type ANight, aNight } from './a-night.ts';

const elsewhere = '410202003001';
const regions = ['41', '4101', '410105', '4102', '410202'];
let world: World;
let journal: AJournal;
let night: ANight;
let date = shanghaiDate(afternoon);

/** A case that another city has taken over: what was counted before stays where it was. */
const moved: Partial<Declaration> = {
  place: elsewhere,
  transfers: [
    {
      n: 1,
      state: 'accepted',
      to: elsewhere,
      key: 'key-1',
      body: 'body',
      at: afternoon.toISOString(),
      by: { sub: 'somebody', place: community },
      from: community,
      reason: '实际到达别处',
      answeredAt: hoursAfter(1).toISOString(),
    },
  ],
};

async function declared(given: Partial<Declaration>): Promise<Declaration> {
  const declaration = await world.addDeclaration(given);
  await journal.append([countDeclaration(aCounted(declaration))], afternoon);
  return declaration;
}

beforeAll(async () => {
  world = await aWorld();
  journal = aJournal(world.sources);
  for (const code of ['4101', '410105', '410105001', '4102', '410202', '410202003', elsewhere])
    await world.addRegion({ code });
  await declared({});
  await declared({ state: 'withdrawn' });
  await declared({ ...underControl(), place: otherCommunity });
  await declared({ place: '410105001', destination: community });
  await declared(moved);
  await journal.carry(afternoon);
  await declared({ place: elsewhere, destination: elsewhere });
});
afterAll(() => world.stop());
beforeEach(() => {
  date = addDays(date, 1);
  night = aNight(world.sources, date);
});

const miscounted: Tally = { place: community, date: '2026-01-20', key: 'declared', count: 2 };
const miscount = (count: number, on = miscounted.date) =>
  journal.append([[{ ...miscounted, date: on, count }]], afternoon);

/** A night up to where everything is recounted, and judged so often. */
async function judged(times: number): Promise<void> {
  await night.tend();
  await night.tend();
  await night.take(15);
  for (let time = 1; time <= times; time += 1) {
    await night.tend();
    await night.take(15 + 15 * time);
  }
}

describe('the recount of a night (invariant 4)', () => {
  it('finds figures right that were counted right, at every level, of cases that moved to another city too', async () => {
    expect(await night.whole()).toEqual({ stage: 'ended', sent: 0, drifting: 0 });
    for (const region of regions)
      expect(await night.verdict(region)).toMatchObject({ state: 'final', drifting: 0, unsettled: 0 });
  });

  it('finds findings right that name no county: of the province, and of the city that one is handed down from', async () => {
    const openedAt = afternoon.toISOString();
    const place = { '41': 'a', '4101': 'b', [community]: 'c' };
    for (const [at, letter] of Object.entries(place)) {
      const openedIn = at === community ? '4101' : at;
      const finding = {
        ...{
          subject: letter.repeat(22),
          rule: 'outside-list-unmanaged' as const,
          ruleVersion: 1,
          version: 0,
        },
        ...{ place: at, state: 'open' as const, maskedName: '赵*', evidence: [], seenThrough: [], steps: [] },
        episodes: [{ openedAt, dueAt: hoursAfter(24).toISOString(), openedIn }],
      };
      await keepFinding(world.sources, finding, '2026-03-20');
      await journal.append([countFinding(finding)], afternoon);
    }
    expect((await night.whole()).drifting).toBe(0);
    const head = await findJournalHead(world.sources);
    const span = { from: '2026-01-01', to: undefined };
    const opened = tallyIndex.get('findings-opened') ?? -1;
    const figures = openFigures(world.sources);
    const openedAtLevel = async (region: string) => {
      const sums = await figures(head, { region, span }, afternoon);
      const days = [...sums.values()].map((children) => children.get(region)?.get(opened) ?? 0);
      return days.reduce((sum, count) => sum + count, 0);
    };
    expect([await openedAtLevel('41'), await openedAtLevel('4101')]).toEqual([1, 2]);
    // What is counted beside them is found.
    const wrong = { place: '4101', date: shanghaiDate(afternoon), key: 'findings-opened' as const, count: 1 };
    await journal.append([[wrong]], afternoon);
    const next = aNight(world.sources, (date = addDays(date, 1)));
    expect((await next.whole()).drifting).toBeGreaterThan(0);
    expect(await next.verdict('4101')).toMatchObject({ state: 'final', drifting: 1 });
    await journal.append([[{ ...wrong, count: -1 }]], afternoon);
  });

  it('names what is wrong, once and where it is, and not before it was wrong twice', async () => {
    await miscount(2);
    await judged(1);
    expect(await night.verdict('410105')).toMatchObject({ state: 'suspected' });
    expect((await night.tend()).drifting).toBe(0);
    await night.take(45);
    expect(await night.verdict('410105')).toMatchObject({
      state: 'final',
      drifting: 1,
      listed: [{ place: community, date: '2026-01-20', key: 'declared' }],
    });
    const [found] = (await night.verdict('410105'))?.listed ?? [];
    expect((found?.counted ?? 0) - (found?.expected ?? 0)).toBe(2);
    // A fault of a county is none of the levels above it.
    for (const region of ['41', '4101', '4102', '410202'])
      expect(await night.verdict(region)).toMatchObject({ state: 'final', drifting: 0 });
    expect(await night.tend()).toEqual({ stage: 'ended', sent: 0, drifting: 1 });
    await miscount(-2);
  });

  it('does not call drift what changed while it was recounted, and judges it the night after', async () => {
    await night.tend();
    const late = await world.addDeclaration({});
    await night.tend();
    await night.take(15);
    // It was read; the stream tells of it only now.
    await journal.append([countDeclaration(aCounted(late))], afternoon, 'shard-2');
    await night.tend();
    await night.take(30);
    const verdict = await night.verdict('410105');
    expect(verdict).toMatchObject({ state: 'final', drifting: 0 });
    const next = aNight(world.sources, (date = addDays(date, 1)));
    expect((await next.whole()).drifting).toBe(0);
    expect(await next.verdict('410105')).toMatchObject({ unsettled: 0 });
  });

  it('does not call drift what was counted between the first look at it and the second', async () => {
    await night.tend();
    const late = await world.addDeclaration({});
    await night.tend();
    await night.take(15);
    await night.tend();
    await night.take(30);
    expect(await night.verdict('410105')).toMatchObject({ state: 'suspected' });
    await journal.append([countDeclaration(aCounted(late))], afternoon);
    await night.tend();
    await night.take(45);
    expect(await night.verdict('410105')).toMatchObject({ state: 'final', drifting: 0 });
  });

  it('stays as it is when its steps are told again, and when two take them at once', async () => {
    await miscount(1);
    await night.tend();
    await night.tend();
    await Promise.all([night.take(15), night.take(15)]);
    const attempts = await findRecounted(world.sources, date);
    await night.take(16);
    expect(await findRecounted(world.sources, date)).toEqual(attempts);
    await night.tend();
    await Promise.all([night.take(30), night.take(30)]);
    // Told again at once it is no second look.
    await night.take(31);
    expect(await night.verdict('410105')).toMatchObject({ state: 'suspected', drifting: 1 });
    await Promise.all([night.take(45), night.take(45)]);
    const verdict = await night.verdict('410105');
    expect(verdict).toMatchObject({ state: 'final', drifting: 1 });
    await miscount(-1);
    await night.take(60);
    expect(await night.verdict('410105')).toEqual(verdict);
  });

  it.each([
    ['before', false],
    ['after', true],
  ])(
    'goes on when it dies %s any of its calls, and comes to the same',
    async (_when, after) => {
      let isOver = false;
      for (let n = 1; !isOver; n += 1) {
        date = addDays(date, 1);
        night = aNight(world.sources, date);
        await miscount(3, date);
        let most = 0;
        for (let minutes = 0; minutes <= 60; minutes += 15) {
          await night.tend();
          const dying = dyingAt(n, world.sources, after);
          await night.take(minutes, { ...world.sources, client: dying.client }).catch(() => undefined);
          most = Math.max(most, dying.calls());
          await night.take(minutes);
        }
        expect(await night.tend()).toEqual({ stage: 'ended', sent: 0, drifting: 1 });
        await miscount(-3, date);
        isOver = most < n;
        expect(n).toBeLessThan(150);
      }
    },
    300_000,
  );

  it('has read the cases of a county again when the attempt before died half-way, and counts none twice', async () => {
    await night.tend();
    await night.tend();
    expect(night.sent().map(({ region }) => region)).toEqual(['410105', '4101', '41', '410202', '4102']);
    // Its parts are written, and that it is done is not.
    const dying = dyingAt(5, world.sources, true);
    await expect(night.take(15, { ...world.sources, client: dying.client })).rejects.toThrow('died');
    expect((await night.whole()).drifting).toBe(0);
  });
});
