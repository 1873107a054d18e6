import { describe, expect, it } from 'vitest';
import { sumProgress } from '../../functions/report/sum-progress.ts';

const open = { due: 5, confirmed: 3, zero: 2, objected: 1 };
const closed = { ...open, silentZero: 2 };

describe('how far several together are', () => {
  it('is the sum of each count', () => {
    expect(sumProgress([closed, closed])).toEqual({
      ...{ due: 10, confirmed: 6, zero: 4, objected: 2 },
      silentZero: 4,
    });
  });

  it.each([[[]], [[open, open]], [[closed, open]]])(
    'tells no silent zeros unless they stand of all of them: %j',
    (some) => {
      expect(sumProgress(some)).not.toHaveProperty('silentZero');
    },
  );
});
