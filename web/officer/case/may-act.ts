import { isWithin } from '../../../schemas/access.ts';
import { isClosed, type LifeEvent } from '../../../schemas/life-cycle.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';

type Transfer = CaseDetail['transfers'][number];

/** Whether an event may happen now, and the viewer is who may record it: the server's word. */
export function mayHappen({ allowed }: Pick<CaseDetail, 'allowed'>, event: LifeEvent): boolean {
  return allowed.includes(event);
}

export function waitingTransfer({ transfers }: Pick<CaseDetail, 'transfers'>): Transfer | undefined {
  return transfers.find(({ state }) => state === 'waiting');
}

/** The transfer that waits for the viewer's own acceptance. */
export function transferToUs(detail: Pick<CaseDetail, 'transfers'>, me: Me): Transfer | undefined {
  const waiting = waitingTransfer(detail);
  const isLocal = me.role === 'officer' || me.role === 'township';
  return waiting !== undefined && isLocal && isWithin(waiting.to, me.region.code) ? waiting : undefined;
}

/** An open case with which the viewer can do nothing: somebody else verifies it. */
export function isReadOnly(detail: Pick<CaseDetail, 'allowed' | 'state' | 'transfers'>, me: Me): boolean {
  return !isClosed(detail.state) && detail.allowed.length === 0 && transferToUs(detail, me) === undefined;
}
