import type { Actor, Declaration, Transfer } from '../../schemas/declaration.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import { type MessageCode, messageOf } from '../../schemas/messages.ts';
import { isValidOn, type Region } from '../../schemas/region.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { TransferRequest } from '../../schemas/verification.ts';
import { InvalidError, RefusedError } from '../shared/errors.ts';
import { withNextDue } from '../shared/life-cycle/next-due.ts';
import type { TransferWay } from './choose-transfer-way.ts';
import { refuseInState } from './refuse-in-state.ts';

/** What a transfer changes, and the link of the chain that it is about. */
export interface TransferChange {
  before: Declaration;
  after: Declaration;
  link: Transfer;
}

/**
 * Whether a case may be passed on now.
 * @throws RefusedError when the state forbids it or a transfer waits already: one at a time.
 */
export function checkTransferable({ state, waitingAt }: Pick<Declaration, 'state' | 'waitingAt'>): void {
  if (stateAfter(state, 'transfer') === undefined) throw refuseInState(state);
  if (waitingAt !== undefined) throw new RefusedError('transfer-open', 409);
}

/**
 * Whether a case can go to a community at all.
 * @throws InvalidError for the place where it is, and for one that does not exist, or no longer.
 */
export function checkReceiver(place: string, to: string, region: Region | undefined, at: string): void {
  const code = issueOfReceiver(place, to, region, at);
  if (code !== undefined) throw new InvalidError([{ path: ['community'], code }]);
}

function issueOfReceiver(
  place: string,
  to: string,
  region: Region | undefined,
  at: string,
): MessageCode | undefined {
  if (place === to) return messageOf('community.same');
  if (region === undefined) return messageOf('community.unknown');
  return isValidOn(region, shanghaiDate(new Date(at))) ? undefined : messageOf('community.closed');
}

interface Start {
  request: TransferRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
  way: TransferWay;
}

/**
 * The next link of the chain, which is kept whole. While a receiver is asked, the sender stays responsible and nothing
 * else changes (invariant 3); a case that is placed is the receiver's at once.
 */
export function startTransfer(before: Declaration, { request, by, mark, way }: Start): TransferChange {
  const { community: to, reason } = request;
  const { refusedBy: _earlier, ...rest } = before;
  const n = before.transfers.length + 1;
  const asked: Transfer = { ...mark, n, by, from: before.place, to, reason, state: 'waiting' };
  if (way === 'asked') {
    const transfers = [...before.transfers, asked];
    return { before, link: asked, after: { ...rest, updatedAt: mark.at, waitingAt: to, transfers } };
  }
  const link: Transfer = { ...asked, state: 'accepted', answeredAt: mark.at, answeredBy: by };
  const transfers = [...before.transfers, link];
  return { before, link, after: withNextDue({ ...rest, updatedAt: mark.at, place: to, transfers }) };
}
