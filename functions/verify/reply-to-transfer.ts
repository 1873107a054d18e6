import { isWithin } from '../../schemas/access.ts';
import type { Declaration, Transfer } from '../../schemas/declaration.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { actorOf, type CallerAt } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { InvalidError, notFound } from '../shared/errors.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { answerTransfer } from './answer-transfer.ts';
import { standingOf } from './standing-of.ts';
import type { TransferChange } from './start-transfer.ts';

export interface ReplyCases extends CaseFinder {
  /** Writes the answer and takes the waiting row away, together; undefined when another write came first. */
  answerTransfer(change: TransferChange): Promise<Declaration | undefined>;
}

export interface ReplyNeeds {
  cases: ReplyCases;
  desks: { touch(place: string): Promise<void> };
}

export interface Reply {
  id: string;
  n: number;
  state: 'accepted' | 'refused';
  text: string | undefined;
  mark: { key: string; body: string; at: string };
}

/**
 * The receiver's answer to a transfer that waits there (requirements C3). Whoever was asked may learn that it was
 * answered before; for everybody else the case does not exist.
 * @throws RefusedError `not-found`, or what answerTransfer throws.
 */
export function replyToTransfer(needs: ReplyNeeds, callerAt: CallerAt, reply: Reply): Promise<RecordedStep> {
  return decideOnRecent(async (freshness) => {
    const caller = await callerAt(freshness);
    const found = await findInScope(needs.cases, caller, { id: reply.id, freshness });
    const link = found.transfers.find(({ n, to }) => n === reply.n && isWithin(to, caller.staff.region));
    if (link === undefined) throw notFound();
    const change = () => answerTransfer(found, link, { ...reply, by: actorOf(caller) });
    const stored = repliedBefore(link, reply) ? found : await needs.cases.answerTransfer(change());
    if (stored === undefined) return undefined;
    await Promise.all([needs.desks.touch(link.from), needs.desks.touch(link.to)]);
    return { ...standingOf(stored), n: link.n };
  });
}

function repliedBefore({ answerKey, answerBody, state }: Transfer, { mark, ...reply }: Reply): boolean {
  if (answerKey !== mark.key) return false;
  if (answerBody !== mark.body || state !== reply.state) throw new InvalidError([], 'idempotency.reused');
  return true;
}
