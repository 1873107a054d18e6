import { isWithin } from '../../../schemas/access.ts';
import type { CaseListAsked, CaseListRow } from '../../../schemas/case-list.ts';
import type { Metric } from '../../../schemas/metric.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { originCodeOf } from '../../../schemas/tally.ts';
import { addsTo } from '../counting/adds-to.ts';
import { figureAsked } from './figure-asked.ts';
import type { ListedCase } from './list-reads.ts';

/** When a list is read: what changes by time alone depends on it. */
export interface ListMoment {
  now: Date;
  /** The last distribution round; nothing before the first. */
  roundAt: string | undefined;
}

/**
 * Whether a case is one of those asked for (requirements D2). With a metric it is one that its figure counts in the region over the
 * days; without, one whose current expected arrival is on the days. A stay in a risk area is what the form told, or what was told
 * on arrival and stood on the list.
 */
export function matchRow(one: ListedCase, asked: CaseListAsked, moment: ListMoment): boolean {
  const figure = figureAsked(asked);
  return (
    isAsked(asked.state, one.state) &&
    isAsked(asked.measure, one.measure) &&
    isAsked(asked.transport, one.transport) &&
    isAsked(asked.origin, originCodeOf(one.origin)) &&
    (asked.overdue === undefined || isOverdue(one, moment.now)) &&
    (asked.dispatch === undefined || one.place.length === townshipDigits) &&
    matchesRisk(one, asked.risk) &&
    (figure === undefined ? isExpected(one, asked) : isCounted(one, figure, { ...asked, ...moment }))
  );
}

const townshipDigits = 9;

/** What is due is overdue from its instant on (requirements C1). */
export function isOverdue({ dueAt }: Pick<ListedCase, 'dueAt'>, now: Date): boolean {
  return dueAt !== undefined && dueAt <= now.toISOString();
}

function isAsked<Value>(asked: Value | undefined, value: Value | undefined): boolean {
  return asked === undefined || asked === value;
}

function isExpected({ place, transfer, expectedArrivalAt }: ListedCase, asked: CaseListAsked): boolean {
  const date = shanghaiDate(new Date(expectedArrivalAt));
  return transfer === undefined && isWithin(place, asked.region) && asked.from <= date && date <= asked.to;
}

function isCounted(
  one: ListedCase,
  figure: Metric,
  { region, ...moment }: CaseListAsked & ListMoment,
): boolean {
  const tallies = one.tallies().filter(({ place }) => isWithin(place, region));
  if (one.leftAt === undefined) return addsTo(figure, tallies, moment);
  // Where several places noted it, the first of them that counts it names it.
  const places = [...Map.groupBy(tallies, ({ place }) => place)].toSorted(([first], [other]) =>
    first < other ? -1 : 1,
  );
  return places.find(([, own]) => addsTo(figure, own, moment))?.[0] === one.leftAt;
}

function matchesRisk(
  { riskStay, riskLevel }: Pick<CaseListRow, 'riskStay' | 'riskLevel'>,
  asked: CaseListAsked['risk'],
): boolean {
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
