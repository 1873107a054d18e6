import type { Actor, Declaration, Transfer } from '../../schemas/declaration.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import { RefusedError } from '../shared/errors.ts';
import { withNextDue } from '../shared/life-cycle/next-due.ts';
import { refuseInState } from './refuse-in-state.ts';
import type { TransferChange } from './start-transfer.ts';

/** How the receiver answers: a refusal says why, an acceptance may. */
export interface TransferAnswer {
  state: 'accepted' | 'refused';
  text: string | undefined;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/**
 * What an answer to a waiting transfer changes (requirements C3): acceptance makes the receiver responsible and starts
 * its clock; refusal leaves the case with the sender, who never stopped being responsible (invariant 3).
 * A case that was closed meanwhile can't be accepted any more, but can still be refused, which clears it away.
 * @throws RefusedError `transfer-answered` when somebody answered before.
 */
export function answerTransfer(before: Declaration, asked: Transfer, answer: TransferAnswer): TransferChange {
  if (asked.state !== 'waiting') throw new RefusedError('transfer-answered', 409);
  const { waitingAt: _asked, ...rest } = before;
  const link = answeredLink(asked, answer);
  const transfers = before.transfers.map((kept) => (kept.n === link.n ? link : kept));
  const answered = { ...rest, updatedAt: answer.mark.at, transfers };
  if (answer.state === 'refused') return { before, link, after: { ...answered, refusedBy: link.to } };
  if (stateAfter(before.state, 'transfer') === undefined) throw refuseInState(before.state);
  return { before, link, after: withNextDue({ ...answered, place: link.to }) };
}

function answeredLink(asked: Transfer, { state, text, by, mark }: TransferAnswer): Transfer {
  return {
    ...asked,
    state,
    answeredAt: mark.at,
    answeredBy: by,
    answerKey: mark.key,
    answerBody: mark.body,
    ...(text !== undefined && { answer: text }),
  };
}
