import { describe, expect, it } from 'vitest';
import { reviewBatches } from '../../functions/report/review-batches.ts';

const work = { day: '2026-01-17', counties: ['410105'] };

describe('what has to be done again', () => {
  it('is nothing when all is done', () => {
    expect(reviewBatches([{ communities: 3 }, { communities: 4 }])).toEqual({
      failed: [],
      tries: 1,
      goesOn: true,
    });
  });

  it('is what failed, and nothing else, until it was tried three times', () => {
    const results = [{ communities: 3 }, { failed: work }];
    const first = reviewBatches(results);
    expect(first).toEqual({ failed: [work], tries: 1, goesOn: false });
    const second = reviewBatches(results, first);
    expect([second.tries, second.goesOn]).toEqual([2, false]);
    // Then people look into it, and the report goes on.
    expect(reviewBatches(results, second)).toEqual({ failed: [work], tries: 3, goesOn: true });
  });
});
