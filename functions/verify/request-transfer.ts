import type { Declaration } from '../../schemas/declaration.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { Region } from '../../schemas/region.ts';
import type { TransferRequest } from '../../schemas/verification.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { actorOf, type Caller } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { chooseTransferWay } from './choose-transfer-way.ts';
import { standingOf } from './standing-of.ts';
import { checkReceiver, checkTransferable, startTransfer, type TransferChange } from './start-transfer.ts';

export interface TransferCases extends CaseFinder {
  /** Writes the link, and the row by which the receiver sees it wait, together; undefined when another write came first. */
  startTransfer(change: TransferChange): Promise<Declaration | undefined>;
}

export interface TransferNeeds {
  cases: TransferCases;
  regions: { find(code: string): Promise<Region | undefined> };
  desks: { touch(place: string): Promise<void> };
  notify(notification: Notification): Promise<void>;
}

export interface TransferAsked {
  id: string;
  request: TransferRequest;
  mark: { key: string; body: string; at: string };
}

/**
 * Passes a case on to another community (requirements C3), and tells it that a case waits there.
 * @throws RefusedError `not-found` outside the jurisdiction, and what the rules of start-transfer.ts and
 * choose-transfer-way.ts throw.
 */
export function requestTransfer(
  needs: TransferNeeds,
  caller: Caller,
  asked: TransferAsked,
): Promise<RecordedStep> {
  const { id, mark } = asked;
  return againWhenRaced(async () => {
    const found = await findInScope(needs.cases, caller, id);
    const repeated = sentBefore(found.transfers, mark);
    const change = repeated ? undefined : await decide(needs, caller, { ...asked, found });
    const stored = change ? await needs.cases.startTransfer(change) : found;
    const link = change?.link ?? repeated;
    if (stored === undefined || link === undefined) return undefined;
    await Promise.all([needs.desks.touch(link.from), needs.desks.touch(link.to)]);
    if (link.state === 'waiting') await needs.notify(waiting(id, link));
    return { ...standingOf(stored), n: link.n };
  });
}

async function decide(
  { regions }: TransferNeeds,
  caller: Caller,
  { found, request, mark }: TransferAsked & { found: Declaration },
): Promise<TransferChange> {
  checkTransferable(found);
  checkReceiver(found.place, request.community, await regions.find(request.community), mark.at);
  const way = chooseTransferWay(found, caller.staff, request.community);
  return startTransfer(found, { request, by: actorOf(caller), mark, way });
}

// The same id whenever it is told again: the receiver gets one message.
function waiting(id: string, { n, to }: TransferChange['link']): Notification {
  return { kind: 'transfer-waiting', id: `transfer-waiting-${id}-${n}`, declaration: id, community: to };
}
