import { isWithin } from '../../../schemas/access.ts';
import type { CaseListAsked, CaseListRow } from '../../../schemas/case-list.ts';
import { noShowAt } from '../../../schemas/rounds.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { originCodeOf } from '../../../schemas/tally.ts';

/**
 * Whether a case is one of those asked for (requirements D2). Its day is that of the current expected arrival, as in the
 * statistics. A stay in a risk area is what the form told, or what was told on arrival and stood on the list.
 */
export function matchRow(row: CaseListRow, asked: CaseListAsked, now: Date): boolean {
  const date = shanghaiDate(new Date(row.expectedArrivalAt));
  return (
    isWithin(row.place, asked.region) &&
    asked.from <= date &&
    date <= asked.to &&
    isAsked(asked.state, row.state) &&
    isAsked(asked.measure, row.measure) &&
    isAsked(asked.transport, row.transport) &&
    isAsked(asked.origin, originCodeOf(row.origin)) &&
    (asked.overdue === undefined || row.overdue) &&
    matchesRisk(row, asked.risk) &&
    matchesNeed(row, asked.need, now)
  );
}

function isAsked<Value>(asked: Value | undefined, value: Value | undefined): boolean {
  return asked === undefined || asked === value;
}

/** As the dictionary of metrics says; that a case waits to be accepted is told by its row, which is one of its own. */
function matchesNeed(
  { state, overdue, arrivedAt, expectedArrivalAt, owedTestDate }: CaseListRow,
  asked: CaseListAsked['need'],
  now: Date,
): boolean {
  const isUncontacted = state === 'declared' || state === 'unreachable';
  switch (asked) {
    case undefined:
    case 'awaiting-acceptance':
      return true;
    case 'overdue':
      return isUncontacted && overdue;
    case 'no-show':
      return (
        (isUncontacted || state === 'contacted') &&
        arrivedAt === undefined &&
        noShowAt(expectedArrivalAt) <= now
      );
    case 'tests-overdue':
      return owedTestDate !== undefined && owedTestDate < shanghaiDate(now);
  }
}

function matchesRisk({ riskStay, riskLevel }: CaseListRow, asked: CaseListAsked['risk']): boolean {
  switch (asked) {
    case undefined:
      return true;
    case 'stay':
      return riskStay || riskLevel !== undefined;
    case 'medium':
    case 'high':
      return riskLevel === asked;
  }
}
