import type { FeedMandate, FeedMandateList } from '../../../schemas/feed-mandate.ts';

/** The mandates that there are and were, the last one recorded first (requirements D3). */
export function listMandates(mandates: readonly FeedMandate[]): FeedMandateList {
  return { mandates: mandates.toSorted((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1)) };
}
