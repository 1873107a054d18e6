import { type ReportedFigures, type ReportedMetric, totalOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';

/** What figures were before, of those that are others now. */
export type Before = Partial<Record<ReportedMetric, number>>;

/** Which figures have changed, each with what it was: both parts of a figure are reported together. */
export function changedFigures(before: ReportedFigures, now: ReportedFigures): Before {
  return Object.fromEntries(
    reportedKeys
      .filter((key) => totalOf(before, key) !== totalOf(now, key))
      .map((key) => [key, totalOf(before, key)]),
  );
}
