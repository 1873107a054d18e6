import type { Throttle } from '../seams/web-model.ts';

/** A token bucket on real time: `burst` tokens at most, filled at the rate. Answers whether one could be taken. */
export function tokenBucket(
  { ratePerSecond, burst }: Throttle,
  now: () => number = () => performance.now(),
): () => boolean {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * ratePerSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
