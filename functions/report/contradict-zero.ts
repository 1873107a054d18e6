import type { Contradiction, ContradictionKind } from '../../schemas/daily-report.ts';
import type { Occurrence } from '../../schemas/occurrence.ts';
import type { ReportedFigures } from '../../schemas/reported-figures.ts';
import { totalOf } from '../../schemas/reported-figures.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { reportedKeys } from '../../schemas/tally.ts';

/** A case that a community answers for, as far as it stands unsealed. */
export interface AnsweredCase {
  id: string;
  /** Nobody has reached the person, and the time for it is over (requirements C1). */
  isOverdue: boolean;
  submittedAt: string;
  occurrences: readonly Occurrence[];
}

/** What comparison found and is not seen through yet; of somebody whom nobody has declared there is no case. */
export interface OpenFinding {
  declaration?: string | undefined;
}

export interface KnownOfCommunity {
  cases: readonly AnsweredCase[];
  findings: readonly OpenFinding[];
}

export interface ZeroAsked {
  day: string;
  community: string;
  figures: ReportedFigures;
}

/**
 * What the data say against a zero report of a community's day (requirements E5): flows that are not zero, overdue cases, and findings that
 * are open. The cases behind are those that are still the community's; a flow may have been counted of one that was handed on since.
 */
export function contradictZero(
  { day, community, figures }: ZeroAsked,
  { cases, findings }: KnownOfCommunity,
): Contradiction[] {
  const happened = (one: AnsweredCase, chosen: (what: Occurrence) => boolean): boolean =>
    one.occurrences.some((what) => what.date === day && what.place === community && chosen(what));
  const idsOf = (chosen: (one: AnsweredCase) => boolean): string[] =>
    cases.filter(chosen).map(({ id }) => id);
  const isArrival = ({ kind }: Occurrence): boolean => kind === 'arrived';
  const isPositive = (what: Occurrence): boolean => what.kind === 'tested' && what.result === 'positive';
  const others = idsOf(
    (one) =>
      shanghaiDate(new Date(one.submittedAt)) === day ||
      happened(one, (what) => !isArrival(what) && !isPositive(what)),
  );
  const overdue = idsOf(({ isOverdue }) => isOverdue);
  const found = findings.flatMap(({ declaration }) => declaration ?? []);
  const told: [ContradictionKind, number, string[]][] = [
    ['arrived', totalOf(figures, 'arrived'), idsOf((one) => happened(one, isArrival))],
    ['tests-positive', totalOf(figures, 'tests-positive'), idsOf((one) => happened(one, isPositive))],
    ['other-flows', otherFlows(figures), others],
    ['overdue', overdue.length, overdue],
    ['findings', findings.length, [...new Set(found)]],
  ];
  return told.filter(([, count]) => count > 0).map(([kind, count, ids]) => ({ kind, count, cases: ids }));
}

/** How many other things happened, values of a group not among them. */
const otherFlows = (figures: ReportedFigures): number =>
  reportedKeys.filter(
    (key) => !/^(arrived|declared\.|tests-positive)/.test(key) && totalOf(figures, key) !== 0,
  ).length;
