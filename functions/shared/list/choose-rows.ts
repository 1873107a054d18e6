import type { CaseListAsked, CaseListRow } from '../../../schemas/case-list.ts';
import type { ListedCase } from './list-reads.ts';
import { matchRow } from './match-row.ts';

/** A line of a list, and the position in the index behind which the list goes on. */
export interface ChosenRow {
  row: CaseListRow;
  after: string;
}

/** Of what was read, the lines that were asked for. A case that waits somewhere to be accepted is a line for that need only. */
export function chooseRows(read: readonly ListedCase[], asked: CaseListAsked, now: Date): ChosenRow[] {
  return read
    .filter(({ transfer }) => (transfer !== undefined) === (asked.need === 'awaiting-acceptance'))
    .map((one) => ({ row: rowOf(one, now), after: one.position }))
    .filter(({ row }) => matchRow(row, asked, now));
}

function rowOf({ position: _position, transfer: _transfer, ...one }: ListedCase, now: Date): CaseListRow {
  return { ...one, overdue: one.dueAt !== undefined && one.dueAt <= now.toISOString() };
}
