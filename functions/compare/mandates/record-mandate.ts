import type { FeedMandate, FeedMandateRequest } from '../../../schemas/feed-mandate.ts';
import { type MessageCode, messageOf } from '../../../schemas/messages.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { recordMandateChange } from '../../shared/audit/record-view.ts';
import { InvalidError, type Issue, RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { type MandateAsked, type MandateNeeds, marked, nextVersion, standing } from './mandate-records.ts';

const earliest = '2020-01-01';
const mostDaysAhead = 366;
const never = '9999-12-31';

/**
 * Records a written mandate, which opens its kind on its days (requirements D3). It is linked into the chain of who does it before it is
 * written; sent again, it is the same one.
 * @throws InvalidError for days that nobody means, or that are past; RefusedError 409 `feed-mandate.overlaps` with the one of its kind
 * that has some of its days.
 */
export async function recordMandate(
  { records, chain }: MandateNeeds,
  caller: Caller,
  { entry, request, mark: { at, ...mark } }: MandateAsked<FeedMandateRequest>,
): Promise<FeedMandate> {
  const by = actorOf(caller);
  return againWhenRaced(async () => {
    const known = await records.of(request.kind);
    const before = sentBefore(marked(known), mark);
    if (before !== undefined) return before.mandate;
    const faults = faultsOf(request, shanghaiDate(new Date(at)));
    if (faults.length > 0) throw new InvalidError(faults);
    const mandates = standing(known);
    const current = mandates.find((mandate) => standsInTheWay(mandate, request));
    if (current !== undefined) throw new RefusedError('feed-mandate.overlaps', 409, { details: { current } });
    await recordMandateChange(chain, { id: entry, ...by, at });
    const id = `${request.kind}-${mandates.length + 1}`;
    const mandate = { id, ...request, recordedAt: at, recordedBy: by };
    return (await records.keep({ mandate, version: nextVersion(known), mark })) ? mandate : undefined;
  });
}

function faultsOf({ fromDate, toDate }: FeedMandateRequest, today: string): Issue[] {
  const latest = addDays(today, mostDaysAhead);
  const fault = (field: string, code: MessageCode): Issue => ({ path: [field], code: messageOf(code) });
  if (fromDate < earliest || fromDate > latest) return [fault('fromDate', 'feed-mandate.far')];
  return toDate !== undefined && toDate < today ? [fault('toDate', 'feed-mandate.past')] : [];
}

/** One that was ended opens nothing any more, whatever its days. */
function standsInTheWay(
  { fromDate, toDate = never, ended }: FeedMandate,
  wanted: FeedMandateRequest,
): boolean {
  const isMet = fromDate <= (wanted.toDate ?? never) && wanted.fromDate <= toDate;
  return ended === undefined && isMet;
}
