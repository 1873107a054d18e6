import { isWithin } from '../../schemas/access.ts';
import type { ReportedMetric, ReportedTotals } from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';

/** A restatement of a community's closed report, as far as it is summed. */
export interface RestatedFigures {
  community: string;
  /** Against what stood before: the closed report, or the restatement before it. */
  changed: readonly { metric: ReportedMetric; was: number; now: number }[];
}

/** What was restated of a region, beside what stands there (requirements E3). */
export interface SummedRestatements {
  corrections: number;
  /** How much all of them together have changed each figure; absent without any. */
  difference?: ReportedTotals;
}

/** How much restatements have changed a figure, all together: the same rule for files, answers and the desk. */
export function restatedBy(
  restated: readonly Pick<RestatedFigures, 'changed'>[],
  metric: ReportedMetric,
): number {
  return restated
    .flatMap(({ changed }) => changed)
    .filter((one) => one.metric === metric)
    .reduce((sum, { was, now }) => sum + now - was, 0);
}

/** Those of what lies in a region, all together. */
export function sumRestated(restated: readonly RestatedFigures[], region: string): SummedRestatements {
  const own = restated.filter(({ community }) => isWithin(community, region));
  if (own.length === 0) return { corrections: 0 };
  const difference = reportedKeys.map((metric) => [metric, restatedBy(own, metric)]);
  return { corrections: own.length, difference: Object.fromEntries(difference) as ReportedTotals };
}
