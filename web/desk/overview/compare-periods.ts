import { addDays, daysBetween } from '../../../schemas/shanghai-day.ts';
import type { MetricValues, Statistics } from '../../../schemas/statistics.ts';
import { mostDays } from '../../../schemas/statistics.ts';
import type { Range } from '../address.ts';

const shownDays = 14;

export interface Comparison {
  /** How many days earlier. */
  shift: number;
  /** The day or days right before, or the same weekdays of a week or of some weeks ago. */
  kind: 'day' | 'days' | 'week' | 'weeks';
  range: Range;
}

const shifted = ({ from, to }: Range, days: number): Range => ({
  from: addDays(from, -days),
  to: addDays(to, -days),
});

/** The days right before, of the same number; and the same weekdays a week (or weeks) earlier, when that is another range. */
export function comparisonsOf(range: Range): Comparison[] {
  const length = daysBetween(range.from, range.to) + 1;
  const weeks = Math.ceil(length / 7) * 7;
  const before: Comparison = {
    shift: length,
    kind: length === 1 ? 'day' : 'days',
    range: shifted(range, length),
  };
  const weekdays: Comparison = {
    shift: weeks,
    kind: weeks === 7 ? 'week' : 'weeks',
    range: shifted(range, weeks),
  };
  return [before, ...(length === weeks ? [] : [weekdays])].filter(
    (one) => daysBetween(one.range.from, range.to) < mostDays,
  );
}

/** The days to ask for at once: those of the trend, and all that is compared with. */
export function trendRange(range: Range): Range {
  const starts = comparisonsOf(range).map((one) => one.range.from);
  const from = [range.from, addDays(range.to, 1 - shownDays), ...starts].sort()[0] ?? range.from;
  return { from, to: range.to };
}

/** The days that the trend shows: at least two weeks. */
export function shownRange({ from, to }: Range): Range {
  const twoWeeks = addDays(to, 1 - shownDays);
  return { from: from < twoWeeks ? from : twoWeeks, to };
}

/** A flow over some days, from the days' own figures; undefined when one of them is not told. */
export function flowOver(days: Statistics['days'], { from, to }: Range, metric: string): number | undefined {
  const values = days
    .filter(({ date }) => date >= from && date <= to)
    .map(({ values: told }) => told[metric]);
  if (values.length !== daysBetween(from, to) + 1) return undefined;
  let sum = 0;
  for (const value of values) {
    if (value === null || value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** What a metric says; undefined when it is not told. */
export function valueOf(values: MetricValues | undefined, metric: string): number | undefined {
  return values?.[metric] ?? undefined;
}
