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

/** The community that a case is to go to. */
export interface Receiver {
  community: string;
  region: Region | undefined;
  /** It has no active officer: its township's dispatch list stands in for it. */
  isUnmanned: boolean;
}

/** Who is asked: somebody must be there to answer and to be responsible (requirements B3, C3; invariant 3). */
export function placeOf({ community, isUnmanned }: Receiver): string {
  return isUnmanned ? community.slice(0, 9) : community;
}

/**
 * Whether a case can go to a community at all.
 * @throws InvalidError for the place where it is, for one that does not exist, or no longer, and for one without an
 * officer when the case lies on its township's list already.
 */
export function checkReceiver(place: string, receiver: Receiver, at: string): void {
  const code = issueOfReceiver(place, receiver, at);
  if (code !== undefined) throw new InvalidError([{ path: ['community'], code }]);
}

function issueOfReceiver(place: string, receiver: Receiver, at: string): MessageCode | undefined {
  const { community, region } = receiver;
  if (place === community) return messageOf('community.same');
  if (region === undefined) return messageOf('community.unknown');
  if (!isValidOn(region, shanghaiDate(new Date(at)))) return messageOf('community.closed');
  return place === placeOf(receiver) ? messageOf('community.unmanned') : undefined;
}

interface Start {
  request: TransferRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
  way: TransferWay;
  to: string;
}

/**
 * The next link of the chain, which is kept whole. While a receiver is asked, the sender stays responsible and nothing
 * else changes (invariant 3); a case that is placed is the receiver's at once.
 */
export function startTransfer(before: Declaration, { request, by, mark, way, to }: Start): TransferChange {
  const { community, reason } = request;
  const stoodInFor = to !== community && { meant: community };
  const { refusedBy: _earlier, ...rest } = before;
  const n = before.transfers.length + 1;
  const asked: Transfer = { ...mark, n, by, from: before.place, to, ...stoodInFor, reason, state: 'waiting' };
  if (way === 'asked') {
    const transfers = [...before.transfers, asked];
    return { before, link: asked, after: { ...rest, updatedAt: mark.at, waitingAt: to, transfers } };
  }
  const link: Transfer = { ...asked, state: 'accepted', answeredAt: mark.at, answeredBy: by };
  const transfers = [...before.transfers, link];
  return { before, link, after: withNextDue({ ...rest, updatedAt: mark.at, place: to, transfers }) };
}
