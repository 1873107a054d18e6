import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSize, planBatches } from '../../functions/report/plan-batches.ts';

const counties = fc.uniqueArray(
  fc.record({
    county: fc.integer({ min: 410_100, max: 419_999 }).map(String),
    communities: fc.integer({ min: 1, max: 1_500 }),
  }),
  { selector: ({ county }) => county, maxLength: 60 },
);

describe('the batches of a report', () => {
  it('have each county once, in the order of their codes, whatever order they come in', () => {
    fc.assert(
      fc.property(counties, (some) => {
        const batches = planBatches(some);
        expect(batches.flat()).toEqual(some.map(({ county }) => county).toSorted());
        expect(planBatches(some.toReversed())).toEqual(batches);
      }),
    );
  });

  it('have a thousand communities at most, unless one county has more', () => {
    fc.assert(
      fc.property(counties, (some) => {
        const sizes = new Map(some.map(({ county, communities }) => [county, communities]));
        for (const batch of planBatches(some)) {
          const size = batch.reduce((sum, county) => sum + (sizes.get(county) ?? 0), 0);
          expect(size <= batchSize || batch.length === 1).toBe(true);
        }
      }),
    );
  });

  it('are filled: no two that follow each other fit into one', () => {
    const batches = planBatches([
      { county: '410102', communities: 600 },
      { county: '410103', communities: 400 },
      { county: '410104', communities: 1 },
    ]);
    expect(batches).toEqual([['410102', '410103'], ['410104']]);
  });
});
