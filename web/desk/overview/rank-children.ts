import type { Statistics } from '../../../schemas/statistics.ts';

/** What the regions below can be ranked by. */
export const rankedBy = [
  ...['declared', 'expected', 'arrived', 'verified', 'verified.in-time', 'under-control'],
  ...['overdue', 'no-show', 'pending', 'awaiting-acceptance', 'tests-overdue'],
  ...['arrived.high-risk', 'arrived.medium-risk', 'arrived.symptoms', 'withdrawn', 'not-coming'],
] as const;

export interface Ranked {
  code: string;
  name: string;
  values: Statistics['total'];
  /** Its part of the largest value, 0 to 1. */
  share: number;
}

const townshipDigits = 9;

/** Above the township only findings stand at the region itself, and these have a screen of their own. */
export function regionsBelow({
  region,
  children,
}: Pick<Statistics, 'region' | 'children'>): Statistics['children'] {
  return region.code.length === townshipDigits
    ? children
    : children.filter(({ code }) => code !== region.code);
}

/** The children by a metric, the most first; what is not told comes last, and equals stand in the order of codes. */
export function rankChildren(children: Statistics['children'], metric: string): Ranked[] {
  const most = Math.max(1, ...children.map(({ values }) => values[metric] ?? 0));
  return children
    .map((child) => ({ ...child, share: (child.values[metric] ?? 0) / most }))
    .sort(
      (one, other) =>
        (other.values[metric] ?? -1) - (one.values[metric] ?? -1) || (one.code < other.code ? -1 : 1),
    );
}
