import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import {
  findTallyRows,
  getTallyRows,
  replaceTallyRow,
} from '../../functions/shared/table/tally-row-store.ts';
import { isCarryDue, mostGrown } from '../../functions/statistics/decide-carry.ts';
import { allDays } from '../../schemas/tally.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { type AJournal, aJournal, dyingAt, regions } from './a-journal.ts';
import { aTally, someTallies } from './some-tallies.ts';

const days = (n: number) => hoursAfter(24 * n);
let engine: Engine;
let journal: AJournal;
beforeEach(async () => {
  engine = await startEngine();
  journal = aJournal(engine.table);
});
afterEach(() => engine.stop());

async function expectExact(now: Date, among: readonly string[] = regions): Promise<void> {
  for (const region of among) {
    const expected = journal.expected(region);
    expect(await journal.read(region, now)).toEqual([expected, expected]);
  }
}

describe('a region’s figures', () => {
  it('are all that was written, whether it was carried or not', async () => {
    let day = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(someTallies, { maxLength: 4 }), fc.boolean()), {
          minLength: 1,
          maxLength: 4,
        }),
        async (steps) => {
          for (const [lists, carried] of steps) {
            day += 1;
            await journal.append(lists, days(day), day % 2 === 0 ? 'shard-1' : 'shard-2');
            if (carried) await journal.carry(days(day));
            await expectExact(days(day));
          }
        },
      ),
      { numRuns: 4 },
    );
  });
});

/** A stock that comes and goes, and a flow. */
const someChanges = (n: number) => [
  [aTally(), aTally({ key: 'open', count: n })],
  [aTally({ key: 'open', count: -1 })],
];

describe('a carry', () => {
  it.each([
    ['before', false],
    ['after', true],
  ])(
    'that dies %s any of its calls is done again, and nobody reads a wrong figure meanwhile',
    async (_when, after) => {
      const ends = ['41', '410105001'];
      let isOver = false;
      for (let n = 1; !isOver; n += 1) {
        await journal.append(someChanges(n), days(n));
        const dying = dyingAt(n, engine.table, after);
        await journal.carry(days(n), dying).catch(() => undefined);
        isOver = dying.calls() < n;
        await expectExact(days(n), ends);
        // What comes while it is half done is of the next.
        await journal.append(someChanges(n), days(n));
        await journal.carry(days(n));
        await expectExact(days(n), ends);
        expect(n).toBeLessThan(40);
      }
      // Some twenty carries, each read by two after each step.
    },
    600_000,
  );

  it('is one, although two begin at once', async () => {
    await journal.append(someChanges(1), days(1));
    await Promise.all([journal.carry(days(1)), journal.carry(days(1))]);
    await expectExact(days(1));
    const { carry } = await findJournalHead(engine.table);
    expect([carry.n, carry.running]).toEqual([1, false]);
  });

  it('takes nothing when there is nothing new, also on a new day', async () => {
    await journal.append(someChanges(1), days(1));
    await journal.carry(days(1));
    expect(await journal.carry(days(2))).toBeUndefined();
  });

  it('leaves alone what it carried on the same day, until the journal has grown', async () => {
    await journal.append(someChanges(1), days(1));
    await journal.carry(days(1));
    await journal.append(someChanges(2), days(1));
    expect(await journal.carry(days(1))).toBeUndefined();
    await expectExact(days(1));
  });

  it('is seen by a reader who did not know of it: they look again', async () => {
    await journal.append(someChanges(1), days(1));
    const before = await findJournalHead(engine.table);
    await journal.carry(days(1));
    const expected = journal.expected('410105');
    expect(await journal.read('410105', days(1), before)).toEqual([expected, expected]);
  });

  it('forgets a shard that nobody writes into any more, when all of it was carried', async () => {
    await journal.append(someChanges(1), days(1));
    await journal.append(someChanges(2), days(1), 'shard-2');
    await journal.carry(days(1));
    await journal.append(someChanges(3), days(2), 'shard-2');
    await journal.carry(new Date(days(2).getTime() + 60_000));
    expect(Object.keys((await findJournalHead(engine.table)).shards)).toEqual(['shard-2']);
    await expectExact(days(2));
    await journal.append(someChanges(4), days(3));
    await expectExact(days(3));
  });
});

describe('a carry is due', () => {
  const at = (bytes: number) => ({ 'shard-1': { position: String(bytes), bytes } });
  const due = (from: number, until: number, now: Date) =>
    isCarryDue({ from: at(from), until: at(until) }, afternoon.toISOString(), now);

  it('when the Shanghai day of the last has ended and there is something new', () => {
    const midnight = new Date('2026-01-21T00:00:00+08:00');
    expect(due(10, 20, new Date(midnight.getTime() - 1))).toBe(false);
    expect(due(10, 20, midnight)).toBe(true);
    expect(due(10, 10, midnight)).toBe(false);
  });

  it('when the journal has grown', () => {
    expect(due(0, mostGrown - 1, afternoon)).toBe(false);
    expect(due(0, mostGrown, afternoon)).toBe(true);
  });
});

describe('a row', () => {
  const row = (carry: number, count: number) => ({
    parent: '410105001',
    day: '2026-01-20',
    carry,
    tallies: [aTally({ count })],
  });
  const stored = () => getTallyRows(engine.table, [{ parent: '410105001', day: '2026-01-20' }], 'latest');

  it('is written once by a carry, and only in the place of the one that the carry read', async () => {
    expect(await replaceTallyRow(engine.table, row(2, 5), undefined)).toBe(true);
    expect(await replaceTallyRow(engine.table, row(2, 7), undefined)).toBe(false);
    expect(await replaceTallyRow(engine.table, row(3, 9), 1)).toBe(false);
    expect(await stored()).toEqual([row(2, 5)]);
    expect(await replaceTallyRow(engine.table, row(3, 6), 2)).toBe(true);
    expect(await stored()).toEqual([row(3, 6)]);
  });

  it('is found by its day, and the one over all days after the last', async () => {
    for (const day of ['2026-01-19', '2026-01-20', '2026-01-21', allDays])
      await replaceTallyRow(engine.table, { ...row(1, 1), day }, undefined);
    const found = async (to?: string) =>
      (await findTallyRows(engine.table, '410105001', { from: '2026-01-20', to })).map(({ day }) => day);
    expect(await found('2026-01-20')).toEqual(['2026-01-20']);
    expect(await found()).toEqual(['2026-01-20', '2026-01-21', allDays]);
  });
});
