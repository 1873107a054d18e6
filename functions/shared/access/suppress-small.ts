import { metricOf } from '../../../schemas/metric.ts';
import type { MetricValues, Statistics } from '../../../schemas/statistics.ts';

/** Counts of fewer people than this are kept back, and the others told in steps of it. */
const step = 5;

/**
 * A statistic as it is told outside one's own area (requirements D8): counts from 1 to 4 are kept back, and all others told
 * in steps of 5, rounded down. To keep back a sibling instead would not do: asked about by itself, it would give away the
 * small one. Rounding does not depend on who asks for what, so one answer does not undo another.
 *
 * Where even so a total leaves a small count but one value (five children with 4 each are told 20), and where the total is
 * small itself, nothing is told of the metric, zeros neither. Hours to verify are told where `verified` is told beside
 * them and is not small, hours to close a finding where `findings-closed` is. Relations between metrics are not looked at: there the steps alone protect.
 */
export function suppressSmall(found: Statistics): Statistics {
  const { total, children, days } = found;
  const parts = [children, days].map((family) => family.map(({ values }) => values));
  const silent = new Set(
    Object.keys(total).filter((id) => {
      if (isDuration(id) || isShare(id)) return false;
      const families = parts.map((family) => family.map((values) => values[id]));
      return isTelling(total[id], families.filter(isCounted));
    }),
  );
  const tell = (values: MetricValues) => tellCoarsely(values, silent);
  return {
    ...found,
    total: tell(total),
    children: children.map((child) => ({ ...child, values: tell(child.values) })),
    days: days.map((day) => ({ ...day, values: tell(day.values) })),
    suppressedBelow: step,
  };
}

function tellCoarsely(values: MetricValues, silent: ReadonlySet<string>): MetricValues {
  const told = Object.entries(values).map(([id, value]) => {
    if (value === null || silent.has(id)) return [id, null] as const;
    // A share tells small counts to whoever knows the other part.
    if (isShare(id)) return [id, null] as const;
    if (isDuration(id)) return [id, (values[countOf(id)] ?? 0) < step ? null : value] as const;
    return [id, isSmall(value) ? null : rangeOf(value).least] as const;
  });
  return Object.fromEntries(told);
}

const isDuration = (id: string): boolean => metricOf(id)?.unit === 'hours';
const isShare = (id: string): boolean => metricOf(id)?.unit === 'percent';
const countOf = (id: string): string => (id.startsWith('findings-') ? 'findings-closed' : 'verified');
const isSmall = (count: number): boolean => count > 0 && count < step;
const isCounted = (family: readonly (number | null | undefined)[]): family is number[] =>
  family.length > 0 && family.every((count) => typeof count === 'number');

interface Span {
  least: number;
  most: number;
}

/** What a count may be, by what is told of it. */
function rangeOf(count: number): Span {
  if (count <= 0) return { least: count, most: count };
  if (isSmall(count)) return { least: 1, most: step - 1 };
  const least = count - (count % step);
  return { least, most: least + step - 1 };
}

/**
 * Whether what would be told of a total and of what it is the sum of, by place or by day, leaves some small count one value:
 * the sum can only be reached with all of them at their least, or at their most. With any sum in between, each may be more
 * than one.
 */
function isTelling(total: number | null | undefined, families: readonly number[][]): boolean {
  if (typeof total !== 'number') return false;
  if (isSmall(total)) return true;
  const sums = families.filter((family) => sumOf(family) === total).map((family) => family.map(rangeOf));
  const spans = sums.map((ranges) => ({
    least: sumOf(ranges.map(({ least }) => least)),
    most: sumOf(ranges.map(({ most }) => most)),
  }));
  const told = [rangeOf(total), ...spans];
  const least = Math.max(...told.map((span) => span.least));
  const most = Math.min(...told.map((span) => span.most));
  return sums.some((ranges, index) => {
    const span = spans[index];
    const hides = ranges.some((range) => range.least === 1);
    return hides && (most === span?.least || least === span?.most);
  });
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
