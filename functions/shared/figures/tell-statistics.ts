import type { Metric } from '../../../schemas/metric.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import type { MetricValues, Statistics } from '../../../schemas/statistics.ts';
import { allDays } from '../../../schemas/tally.ts';
import { type Figures, type KeyCounts, type Moment, tellMetric } from '../counting/tell-metric.ts';
import type { Sums } from './sums.ts';

/** A region as it is named to people. */
export interface Named {
  code: string;
  name: string;
}

interface Told {
  metrics: readonly Metric[];
  moment: Moment;
}

/** What each child tells, and all of them together: a region is the sum of its children (design.md §3). */
export function tellStatistics(
  sums: Sums,
  children: readonly Named[],
  { metrics, moment }: Told,
): Pick<Statistics, 'total' | 'children' | 'days'> {
  const all = figuresOf(sums);
  const flows = metrics.filter(({ kind }) => kind === 'flow');
  return {
    total: valuesOf(metrics, all, moment),
    children: children.map(({ code, name }) => ({
      code,
      name,
      values: valuesOf(metrics, figuresOf(sums, code), moment),
    })),
    days: datesOf(moment).map((date) => ({
      date,
      values: valuesOf(flows, all, { ...moment, from: date, to: date }),
    })),
  };
}

/** What is counted of a child, or of all together. */
export function figuresOf(sums: Sums, child?: string): Figures {
  const days = new Map<string, KeyCounts>();
  for (const [day, children] of sums) {
    const counts = child === undefined ? together(children) : children.get(child);
    if (counts !== undefined && counts.size > 0) days.set(day, counts);
  }
  const total = days.get(allDays) ?? new Map<number, number>();
  days.delete(allDays);
  return { days, total };
}

function together(children: ReadonlyMap<string, KeyCounts>): KeyCounts {
  const sum = new Map<number, number>();
  for (const counts of children.values())
    for (const [key, count] of counts) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

function valuesOf(metrics: readonly Metric[], figures: Figures, moment: Moment): MetricValues {
  return Object.fromEntries(metrics.map((metric) => [metric.id, tellMetric(metric, figures, moment)]));
}

function datesOf({ from, to }: Moment): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** From which day on rows are needed, and to which: stocks are told from all days less those that lie after. */
export function spanOf(
  { metrics, moment: { from, to, roundAt } }: Told,
  today: string,
): {
  from: string;
  to: string | undefined;
} {
  if (metrics.every(({ kind }) => kind === 'flow')) return { from, to };
  // A round that is late leaves rounds of days before today that have not come.
  const earliest = [from, today, roundAt?.slice(0, 10) ?? today].toSorted();
  return { from: earliest[0] ?? from, to: undefined };
}
