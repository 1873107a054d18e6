import { timingSafeEqual } from 'node:crypto';

/** Compares without telling by its duration where two texts differ. */
export function isSameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
