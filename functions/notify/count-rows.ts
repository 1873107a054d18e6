import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { WorklistRow } from '../../schemas/worklist.ts';

type Row = Pick<WorklistRow, 'state' | 'submittedAt' | 'expectedArrivalAt' | 'dueAt' | 'transfer'>;

export interface RowCounts {
  newCount: number;
  arrivingTodayCount: number;
  overdueCount: number;
}

/**
 * What a round's digest speaks of: what the worklist shows as the place's own. What waits for acceptance was told by a message
 * of its own, and a claim is no row: the first filing says that it is there (requirements A7).
 */
export function ownRows<One extends Row>(rows: readonly One[], roundAt: Date): One[] {
  const at = roundAt.toISOString();
  return rows.filter(
    ({ state, submittedAt, transfer }) =>
      state !== 'claimed' && transfer === undefined && (state !== 'declared' || submittedAt <= at),
  );
}

/**
 * What a round's digest says of a place's own rows (requirements B2: "12 new, 5 arriving today"). New is what nobody has been
 * called about yet, also when it is overdue or arrives today.
 */
export function countRows(own: readonly Row[], roundAt: Date): RowCounts {
  const at = roundAt.toISOString();
  const today = shanghaiDate(roundAt);
  const isExpected = ({ state }: Row) =>
    state === 'declared' || state === 'contacted' || state === 'unreachable';
  return {
    newCount: own.filter(({ state }) => state === 'declared').length,
    arrivingTodayCount: own.filter(
      (row) => isExpected(row) && shanghaiDate(new Date(row.expectedArrivalAt)) === today,
    ).length,
    overdueCount: own.filter(({ dueAt }) => dueAt <= at).length,
  };
}
