import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { type FeedMandate, isFeedOpen } from '../../../schemas/feed-mandate.ts';
import { RefusedError } from '../../shared/errors.ts';

/**
 * Lets nothing of a kind in that is off: whereabouts are better not stored than deleted (requirements D3).
 * @throws RefusedError 409 `feed-kind.off`
 */
export function requireOpen(kind: FeedKind, mandates: readonly FeedMandate[], now: Date): FeedKind {
  if (!isFeedOpen(kind, mandates, now)) throw new RefusedError('feed-kind.off', 409);
  return kind;
}
