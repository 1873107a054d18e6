import { isWithin } from '../../../schemas/access.ts';
import type { CaseListAsked, CaseListRow } from '../../../schemas/case-list.ts';
import type { ListedCase } from './list-reads.ts';
import { isOverdue, type ListMoment, matchRow } from './match-row.ts';

/** By whom and when a list is read. */
export interface Viewing extends ListMoment {
  /** The regions whose cases may be shown. */
  sees: readonly string[];
}

/** What was asked for, and the position in the index behind which the list goes on. */
export interface Chosen {
  /** Absent when it was counted here and is now where it may not be shown (invariant 7). */
  row?: CaseListRow;
  after: string;
}

/** Of what was read, what was asked for, each case once: by its own row, or by what was noted when it left. */
export function chooseRows(rows: readonly ListedCase[], asked: CaseListAsked, viewing: Viewing): Chosen[] {
  return rows
    .filter(({ place, leftAt }) => (leftAt === undefined) === hasRowIn(asked.region, place))
    .filter((one) => matchRow(one, asked, viewing))
    .map((one) => ({
      after: one.position,
      ...(viewing.sees.some((region) => isWithin(one.place, region)) && { row: rowOf(one, viewing.now) }),
    }));
}

const townshipDigits = 9;

/** Whether a case there is found by its own row: a community's flows are read with its township's own list (plan-list.ts). */
function hasRowIn(region: string, place: string): boolean {
  return isWithin(place, region) || (place.length === townshipDigits && region.startsWith(place));
}

function rowOf(one: ListedCase, now: Date): CaseListRow {
  const { position: _position, transfer: _transfer, leftAt: _left, tallies: _tallies, ...shown } = one;
  return { ...shown, overdue: isOverdue(one, now) };
}
