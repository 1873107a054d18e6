import { describe, expect, it } from 'vitest';
import { findPosition, type Placed } from '../../../functions/shared/change-log/find-position.ts';

const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
const log = (first: number, last: number) =>
  new Map(
    Array.from({ length: last - first + 1 }, (_, index) => [
      first + index,
      { n: first + index, at: at(first + index) },
    ]),
  );

describe('the position of the log at an instant', () => {
  const kept = log(40, 1_000);
  const last = kept.get(1_000) as Placed;
  const search = async (instant: string) => {
    let reads = 0;
    const find = (n: number) => {
      reads += 1;
      return Promise.resolve(kept.get(n));
    };
    return { found: (await findPosition(find, last, instant))?.n, reads };
  };

  it.each([40, 41, 512, 999, 1_000])('is the batch of that instant: %i', async (n) => {
    expect((await search(at(n))).found).toBe(n);
    expect((await search(at(n + 0.5))).found).toBe(n);
  });

  it('is none when all that is kept was noted later', async () => {
    expect((await search(at(39))).found).toBeUndefined();
  });

  it('takes about ten reads for a thousand', async () => {
    expect((await search(at(300))).reads).toBeLessThanOrEqual(10);
  });
});
