import { feedKindId } from '../../../schemas/feed-kind-id.ts';
import type { FeedMandate, FeedMandateEndRequest } from '../../../schemas/feed-mandate.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { recordMandateChange } from '../../shared/audit/record-view.ts';
import { notFound, RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { type MandateAsked, type MandateNeeds, marked, nextVersion, standing } from './mandate-records.ts';

/**
 * Ends a mandate: what comes from now on is refused (requirements D3). What was recorded stays; sent again, it is the same end.
 * @throws RefusedError 404 for an unknown one; 409 `feed-mandate.ended`, `feed-mandate.over` with how it stands.
 */
export async function endMandate(
  { records, chain }: MandateNeeds,
  caller: Caller,
  { id, entry, request, mark: { at, ...mark } }: MandateAsked<FeedMandateEndRequest> & { id: string },
): Promise<FeedMandate> {
  const by = actorOf(caller);
  const kind = feedKindId.safeParse(id.slice(0, id.lastIndexOf('-'))).data;
  if (kind === undefined) throw notFound();
  return againWhenRaced(async () => {
    const known = await records.of(kind);
    const before = sentBefore(marked(known), mark);
    if (before !== undefined) return before.mandate;
    const current = standing(known).find((mandate) => mandate.id === id);
    if (current === undefined) throw notFound();
    refuse(current, shanghaiDate(new Date(at)));
    await recordMandateChange(chain, { id: entry, ...by, at });
    const mandate = { ...current, ended: { at, by, reason: request.reason } };
    return (await records.keep({ mandate, version: nextVersion(known), mark })) ? mandate : undefined;
  });
}

function refuse(current: FeedMandate, today: string): void {
  const details = { details: { current } };
  if (current.ended !== undefined) throw new RefusedError('feed-mandate.ended', 409, details);
  if (current.toDate !== undefined && current.toDate < today)
    throw new RefusedError('feed-mandate.over', 409, details);
}
