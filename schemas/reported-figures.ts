import * as z from 'zod/mini';
import { reportedKeys } from './tally.ts';

/** A flow of the daily report: the id of a metric of the dictionary. */
export const reportedMetric = z.enum(reportedKeys);
export type ReportedMetric = z.infer<typeof reportedMetric>;

/** One flow of the reported day. What is reported is both together; a correction may take something back. */
export const reportedFigure = z.object({
  atMidnight: z.int().check(z.meta({ description: 'What was known when the day ended, at 24:00' })),
  since: z.int().check(z.meta({ description: 'What of the day became known after it had ended' })),
});
export type ReportedFigure = z.infer<typeof reportedFigure>;

/** All flows of a community's day, zeros explicit (requirements E1). */
export const reportedFigures = z.record(reportedMetric, reportedFigure);
export type ReportedFigures = z.infer<typeof reportedFigures>;

/** The same as whoever confirms saw them, both parts together. */
export const reportedTotals = z.record(reportedMetric, z.int());
export type ReportedTotals = z.infer<typeof reportedTotals>;

/** A figure that has changed since it was on the screen. */
export const changedFigure = z.object({ metric: reportedMetric, seen: z.int(), now: z.int() });
export type ChangedFigure = z.infer<typeof changedFigure>;

/** Nothing happened on the day. */
export function isZero(figures: ReportedFigures): boolean {
  return reportedKeys.every((key) => totalOf(figures, key) === 0);
}

export function totalOf(figures: ReportedFigures, metric: ReportedMetric): number {
  const { atMidnight, since } = figures[metric];
  return atMidnight + since;
}

export function totalsOf(figures: ReportedFigures): ReportedTotals {
  return Object.fromEntries(reportedKeys.map((key) => [key, totalOf(figures, key)])) as ReportedTotals;
}

/** All figures of several together: data are summed at each level (requirements E4). */
export function sumFigures(some: readonly ReportedFigures[]): ReportedFigures {
  const sum = (metric: ReportedMetric, part: keyof ReportedFigure): number =>
    some.reduce((all, figures) => all + figures[metric][part], 0);
  return Object.fromEntries(
    reportedKeys.map((metric) => [
      metric,
      { atMidnight: sum(metric, 'atMidnight'), since: sum(metric, 'since') },
    ]),
  ) as ReportedFigures;
}

/** How much each figure of another is more, or less. */
export function differenceBetween(figures: ReportedFigures, other: ReportedFigures): ReportedTotals {
  return Object.fromEntries(
    reportedKeys.map((key) => [key, totalOf(other, key) - totalOf(figures, key)]),
  ) as ReportedTotals;
}

/** The same of totals, or of differences. */
export function sumTotals(some: readonly ReportedTotals[]): ReportedTotals {
  return Object.fromEntries(
    reportedKeys.map((key) => [key, some.reduce((all, totals) => all + totals[key], 0)]),
  ) as ReportedTotals;
}

/** Whether two say the same, both parts of each figure together. */
export function isSame(one: ReportedFigures, other: ReportedFigures): boolean {
  return reportedKeys.every((key) => totalOf(one, key) === totalOf(other, key));
}
