import { isWithin } from '../../../schemas/access.ts';
import type { LifeEvent } from '../../../schemas/life-cycle.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';

type Transfer = CaseDetail['transfers'][number];

/** Whether the officer records on this case: it lies in their region, and their role does so (schemas/access.ts). */
export function isOurs({ place }: Pick<CaseDetail, 'place'>, me: Me): boolean {
  return (me.role === 'officer' || me.role === 'township') && isWithin(place, me.region.code);
}

/** Whether an event may happen now, by the server's word (schemas/life-cycle.ts). */
export function mayHappen({ allowed }: Pick<CaseDetail, 'allowed'>, event: LifeEvent): boolean {
  return allowed.includes(event);
}

export function waitingTransfer({ transfers }: Pick<CaseDetail, 'transfers'>): Transfer | undefined {
  return transfers.find(({ state }) => state === 'waiting');
}

/** The transfer that waits for the officer's own acceptance. */
export function transferToUs(detail: Pick<CaseDetail, 'transfers'>, me: Me): Transfer | undefined {
  const waiting = waitingTransfer(detail);
  const isLocal = me.role === 'officer' || me.role === 'township';
  return waiting !== undefined && isLocal && isWithin(waiting.to, me.region.code) ? waiting : undefined;
}
