import { roundAfter, roundBefore } from '../../../schemas/rounds.ts';
import type { Worklist } from '../../../schemas/worklist.ts';

/** A round takes a moment to hand everything out, and 52,378 officers must not all ask in the same second. */
export const afterRoundMs = 5_000;
export const spreadMs = 20_000;
const lateRoundMs = 60_000;

/**
 * When a worklist should be read again by itself: after the next round, or when its next row falls due. A round that
 * should have come and has not is asked for again a minute later. Never every few seconds (design.md §5).
 * @param share how far into the spread this phone asks, 0 to 1
 */
export function nextRefreshAt(list: Worklist | undefined, now: Date, share: number): Date {
  const grace = afterRoundMs + share * spreadMs;
  const expected = roundBefore(new Date(now.getTime() - grace));
  if (list?.roundAt !== undefined && new Date(list.roundAt) < expected)
    return new Date(now.getTime() + lateRoundMs);
  const round = roundAfter(new Date(now.getTime() + 1)).getTime() + grace;
  const due = (list?.rows ?? [])
    .map(({ dueAt }) => Date.parse(dueAt) + 1_000)
    .filter((at) => at > now.getTime());
  return new Date(Math.min(round, ...due));
}
