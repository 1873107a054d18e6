import type { Declaration } from '../../schemas/declaration.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { Region } from '../../schemas/region.ts';
import type { TransferRequest } from '../../schemas/verification.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { actorOf, type Caller, type CallerAt } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { decideOnRecent, type Freshness } from '../shared/life-cycle/decide-on-recent.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { chooseTransferWay } from './choose-transfer-way.ts';
import { standingOf } from './standing-of.ts';
import {
  checkReceiver,
  checkTransferable,
  placeOf,
  startTransfer,
  type TransferChange,
} from './start-transfer.ts';

export interface TransferCases extends CaseFinder {
  /** Writes the link, and the row by which the receiver sees it wait, together; undefined when another write came first. */
  startTransfer(change: TransferChange): Promise<Declaration | undefined>;
}

export interface TransferNeeds {
  cases: TransferCases;
  regions: { find(code: string): Promise<Region | undefined> };
  /** Whether a community has no active officer. */
  isUnmanned: (community: string, freshness: Freshness) => Promise<boolean>;
  desks: { touch(place: string): Promise<void> };
  notify(notification: Notification): Promise<void>;
}

export interface TransferAsked {
  id: string;
  request: TransferRequest;
  mark: { key: string; body: string; at: string };
}

/**
 * Passes a case on to another community (requirements C3), and tells it that a case waits there. Where a community has no
 * active officer its township is asked instead, on its dispatch list, as with what is declared for it (B3).
 * @throws RefusedError `not-found` outside the jurisdiction, and what the rules of start-transfer.ts and
 * choose-transfer-way.ts throw.
 */
export function requestTransfer(
  needs: TransferNeeds,
  callerAt: CallerAt,
  asked: TransferAsked,
): Promise<RecordedStep> {
  const { id, mark } = asked;
  return decideOnRecent(async (freshness) => {
    const caller = await callerAt(freshness);
    const found = await findInScope(needs.cases, caller, { id, freshness });
    const repeated = sentBefore(found.transfers, mark);
    const change = repeated ? undefined : await decide(needs, caller, { ...asked, found, freshness });
    const stored = change ? await needs.cases.startTransfer(change) : found;
    const link = change?.link ?? repeated;
    if (stored === undefined || link === undefined) return undefined;
    await Promise.all([needs.desks.touch(link.from), needs.desks.touch(link.to)]);
    if (link.state === 'waiting') await needs.notify(waiting(id, link));
    return { ...standingOf(stored), n: link.n };
  });
}

async function decide(
  needs: TransferNeeds,
  caller: Caller,
  { found, request, mark, freshness }: TransferAsked & { found: Declaration; freshness: Freshness },
): Promise<TransferChange> {
  checkTransferable(found);
  const { community } = request;
  const [region, isUnmanned] = await Promise.all([
    needs.regions.find(community),
    needs.isUnmanned(community, freshness),
  ]);
  const receiver = { community, region, isUnmanned };
  checkReceiver(found.place, receiver, mark.at);
  const to = placeOf(receiver);
  const way = chooseTransferWay(found, caller.staff, to);
  return startTransfer(found, { request, by: actorOf(caller), mark, way, to });
}

// The same id whenever it is told again: the receiver gets one message.
function waiting(id: string, { n, to }: TransferChange['link']): Notification {
  return { kind: 'transfer-waiting', id: `transfer-waiting-${id}-${n}`, declaration: id, place: to };
}
