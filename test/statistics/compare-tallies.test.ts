import { describe, expect, it } from 'vitest';
import { compareTallies, repairOf } from '../../functions/statistics/compare-tallies.ts';
import type { Tally } from '../../schemas/tally.ts';
import { community, otherCommunity } from '../support/builders.ts';

const aTally = (given: Partial<Tally> = {}): Tally => ({
  place: community,
  date: '2026-01-20',
  key: 'declared',
  count: 1,
  ...given,
});

describe('comparing what is counted with a recount (invariant 4)', () => {
  it('finds nothing where both say the same, however it is cut into parts', () => {
    expect(compareTallies([aTally({ count: 3 })], [aTally({ count: 2 }), aTally()])).toEqual([]);
  });

  it('finds nothing where both say none', () => {
    expect(compareTallies([], [aTally(), aTally({ count: -1 })])).toEqual([]);
  });

  it.each([
    ['counted too often', [aTally()], [aTally({ count: 2 })], { expected: 1, counted: 2 }],
    ['not counted', [aTally()], [], { expected: 1, counted: 0 }],
    ['counted without a declaration behind it', [], [aTally()], { expected: 0, counted: 1 }],
  ])('names what was %s', (_, expected, counted, found) => {
    expect(compareTallies(expected, counted)).toEqual([
      { place: community, date: '2026-01-20', key: 'declared', ...found },
    ]);
  });

  it.each([
    ['place', { place: otherCommunity }],
    ['day', { date: '2026-01-21' }],
    ['key', { key: 'expected' as const }],
  ])('does not let another %s make up for it', (_, other) => {
    expect(compareTallies([aTally()], [aTally(other)])).toHaveLength(2);
  });

  it('tells what makes both the same again', () => {
    const expected = [aTally({ count: 3 }), aTally({ key: 'edited' })];
    const counted = [aTally({ count: 5 }), aTally({ key: 'withdrawn' })];
    const repair = repairOf(compareTallies(expected, counted));
    expect(compareTallies(expected, [...counted, ...repair])).toEqual([]);
  });
});
