import { describe, expect, it } from 'vitest';
import { stockKeys } from '../../functions/shared/figures/stock-keys.ts';
import { addTo, type Sums } from '../../functions/shared/figures/sums.ts';
import { expectedIn, standingIn } from '../../functions/statistics/forecast-tallies.ts';
import { allDays, type TallyKey, tallyIndex } from '../../schemas/tally.ts';

const place = '410105001';
const range = { from: '2026-01-21', to: '2026-01-23' };

function sumsOf(counts: readonly (readonly [date: string, key: TallyKey, count: number])[]): Sums {
  const sums: Sums = new Map();
  for (const [date, key, count] of counts) {
    const index = tallyIndex.get(key) ?? -1;
    addTo(sums, [date, place], [index, count]);
    if (stockKeys.has(index)) addTo(sums, [allDays, place], [index, count]);
  }
  return sums;
}

describe('what a forecast reads of the figures', () => {
  it('is who is expected on the days of the range, by origin and what they told, and nothing else', () => {
    const sums = sumsOf([
      ['2026-01-20', 'expected', 1],
      ['2026-01-21', 'expected', 2],
      ['2026-01-21', 'expected.origin.44', 2],
      ['2026-01-21', 'expected.risk-stay', 1],
      ['2026-01-21', 'expected.transport.train', 2],
      ['2026-01-24', 'expected', 4],
    ]);
    expect(expectedIn(sums, range)).toEqual([
      { place, date: '2026-01-21', key: 'expected', count: 2 },
      { place, date: '2026-01-21', key: 'expected.origin.44', count: 2 },
      { place, date: '2026-01-21', key: 'expected.risk-stay', count: 1 },
    ]);
  });

  it('is who is in centralized quarantine on each day, and the tests that are owed on it', () => {
    const sums = sumsOf([
      ['2026-01-10', 'control-on.centralized-quarantine', 3],
      ['2026-01-22', 'control-off.centralized-quarantine', 2],
      ['2026-01-30', 'control-off.centralized-quarantine', 1],
      ['2026-01-10', 'control-on.home-quarantine', 9],
      ['2026-01-23', 'tests-owed', 5],
    ]);
    expect(standingIn(sums, range)).toEqual([
      { date: '2026-01-21', quarantined: 3, testsOwed: 0 },
      { date: '2026-01-22', quarantined: 1, testsOwed: 0 },
      { date: '2026-01-23', quarantined: 1, testsOwed: 5 },
    ]);
    expect(standingIn(sums, { from: '2026-01-23', to: '2026-01-23' }, place)).toEqual([
      { date: '2026-01-23', quarantined: 1, testsOwed: 5 },
    ]);
    expect(standingIn(sums, { from: '2026-01-23', to: '2026-01-23' }, '410105002')).toEqual([
      { date: '2026-01-23', quarantined: 0, testsOwed: 0 },
    ]);
  });
});
