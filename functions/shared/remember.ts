import type { Clock } from './clock.ts';

export interface Remembering {
  clock: Clock;
  /** How many answers are kept at most. */
  most: number;
  seconds: number;
}

/** Keeps what was found in memory for a while; what was not found, and failures, are asked again. */
export function remember<Found>(
  find: (name: string) => Promise<Found | undefined>,
  { clock, most, seconds }: Remembering,
): (name: string) => Promise<Found | undefined> {
  const kept = new Map<string, { found: Found; until: number }>();
  return async (name) => {
    const now = clock().getTime();
    const known = kept.get(name);
    if (known !== undefined && now < known.until) return known.found;
    const found = await find(name);
    if (kept.size >= most) kept.clear();
    if (found !== undefined) kept.set(name, { found, until: now + seconds * 1_000 });
    return found;
  };
}
