import { isWithin } from '../../schemas/access.ts';
import type { CaseListQuery, CaseListRow } from '../../schemas/case-list.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { originCodeOf } from '../../schemas/tally.ts';

/**
 * Whether a case is one of those asked for (requirements D2). Its day is that of the current expected arrival, as in the
 * statistics. A stay in a risk area is what the form told, or what was told on arrival and stood on the list.
 */
export function matchRow(row: CaseListRow, query: CaseListQuery): boolean {
  const date = shanghaiDate(new Date(row.expectedArrivalAt));
  return (
    isWithin(row.place, query.region) &&
    query.from <= date &&
    date <= query.to &&
    isAsked(query.state, row.state) &&
    isAsked(query.measure, row.measure) &&
    isAsked(query.transport, row.transport) &&
    isAsked(query.origin, originCodeOf(row.origin)) &&
    (query.overdue === undefined || row.overdue) &&
    matchesRisk(row, query.risk)
  );
}

function isAsked<Value>(asked: Value | undefined, value: Value | undefined): boolean {
  return asked === undefined || asked === value;
}

function matchesRisk({ riskStay, riskLevel }: CaseListRow, asked: CaseListQuery['risk']): boolean {
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
