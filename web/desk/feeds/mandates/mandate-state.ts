import { type FeedMandate, isInForce } from '../../../../schemas/feed-mandate.ts';
import { shanghaiDate } from '../../../../schemas/shanghai-day.ts';

export type MandateState = 'in-force' | 'later' | 'over' | 'ended';

/** How a mandate stands now. */
export function stateOf(mandate: FeedMandate, now: Date): MandateState {
  if (mandate.ended !== undefined) return 'ended';
  if (isInForce(mandate, now)) return 'in-force';
  return mandate.fromDate > shanghaiDate(now) ? 'later' : 'over';
}
