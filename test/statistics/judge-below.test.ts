import { describe, expect, it } from 'vitest';
import { parentsOf } from '../../functions/shared/figures/child-of.ts';
import { addTo, type Sums } from '../../functions/shared/figures/sums.ts';
import type { Figures } from '../../functions/statistics/judge-figures.ts';
import { type Tally, tallyIndex } from '../../schemas/tally.ts';
import { judgeBelow } from '../../scripts/recount/judge-below.ts';
import { keepTallies } from '../../scripts/recount/keep-tallies.ts';

const at = (place: string): Tally => ({ place, date: '2026-01-20', key: 'findings-opened', count: 1 });

/** Figures of all levels, as these tallies make them. */
function figuresOf(tallies: readonly Tally[]): Figures {
  const regions = new Map<string, Sums>();
  for (const { place, date, key, count } of tallies)
    for (const { parent, child } of parentsOf(place)) {
      const sums = regions.get(parent) ?? new Map<string, Map<string, Map<number, number>>>();
      regions.set(parent, sums);
      addTo(sums, [date, child], [tallyIndex.get(key) ?? -1, count]);
    }
  return { of: (region) => Promise.resolve(regions.get(region) ?? new Map()) };
}

describe('a recount of the whole province', () => {
  const places = ['41', '4101', '410105', '410105001', '410105001003', '410202003001'];
  const judge = (counted: readonly Tally[]) => {
    const kept = keepTallies();
    kept.add(places.map(at));
    return judgeBelow(figuresOf(counted), kept, { region: '41', fromDate: '2026-01-01' });
  };

  it('has what stands at a city or the province itself among what lies below', async () => {
    expect((await judge(places.map(at))).drifts).toEqual([]);
  });

  it.each(['41', '4101', '410105'])('finds what is counted beside that at %s', async (place) => {
    const { drifts } = await judge([...places.map(at), at(place)]);
    expect(drifts).toContainEqual(expect.objectContaining({ region: place, place, expected: 1, counted: 2 }));
  });
});
