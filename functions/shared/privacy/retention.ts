import type { Declaration } from '../../../schemas/declaration.ts';
import { addDays, endOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';

/** How long a case can stay open after the last day it speaks of: the longest measure of a rule and what follows it. */
const longestCaseDays = 30;

type Dated = Pick<Declaration, 'expectedArrivalAt' | 'arrivedAt' | 'verifications'>;

/**
 * The day whose key seals a declaration: when that key is destroyed at its end, the declaration is gone everywhere
 * (requirements K1: kept `retentionDays` after the case closes).
 */
export function retentionDateOf(dated: Dated, retentionDays: number): string {
  const days = [dated.expectedArrivalAt, dated.arrivedAt ?? ''].filter(Boolean).map(dayOf);
  const ends = dated.verifications.map(({ imposed }) => imposed?.endDate ?? '');
  const last = [...days, ...ends].reduce((latest, date) => (date > latest ? date : latest), '');
  return addDays(last, longestCaseDays + retentionDays);
}

function dayOf(at: string): string {
  return shanghaiDate(new Date(at));
}

/** The end of a retention day, in seconds since 1970, as the table's time to live wants it. */
export function expiryOf(retentionDate: string): number {
  return endOfDay(retentionDate).getTime() / 1_000;
}

/** The retention day that a time to live stands for. */
export function retentionDateAt(expiry: number): string {
  return shanghaiDate(new Date(expiry * 1_000 - 1));
}
