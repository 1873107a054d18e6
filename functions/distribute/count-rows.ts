import type { Notification } from '../../schemas/notification.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { WorklistRow } from '../../schemas/worklist.ts';

type Row = Pick<WorklistRow, 'state' | 'submittedAt' | 'expectedArrivalAt' | 'dueAt' | 'transfer'>;
type Digest = Extract<Notification, { kind: 'round-digest' }>;
export type RowCounts = Pick<Digest, 'newCount' | 'arrivingTodayCount' | 'overdueCount'>;

/**
 * What a round's digest says of a place (requirements B2: "12 new, 5 arriving today"). New is what was handed out and nobody
 * has been called about yet.
 */
export function countRows(rows: readonly Row[], roundAt: Date): RowCounts {
  const at = roundAt.toISOString();
  const today = shanghaiDate(roundAt);
  const own = rows.filter(({ submittedAt, transfer }) => submittedAt <= at && transfer === undefined);
  const isExpected = ({ state }: Row) =>
    state === 'declared' || state === 'contacted' || state === 'unreachable';
  return {
    newCount: own.filter(({ state }) => state === 'declared' || state === 'claimed').length,
    arrivingTodayCount: own.filter(
      (row) => isExpected(row) && shanghaiDate(new Date(row.expectedArrivalAt)) === today,
    ).length,
    overdueCount: own.filter(({ dueAt }) => dueAt <= at).length,
  };
}
