import type { ReportedFigures, ReportedMetric } from '../../schemas/reported-figures.ts';
import { reportedKeys, type Tally } from '../../schemas/tally.ts';

const since = 'since.';
const reported: ReadonlySet<string> = new Set(reportedKeys);

/** Whether a tally is of the daily report: a flow, or what of it became known since. */
export function isReported({ key }: Pick<Tally, 'key'>): boolean {
  return reported.has(key.startsWith(since) ? key.slice(since.length) : key);
}

/**
 * The flows of a community's day from what is counted of it, zeros explicit (requirements E1). A flow that is counted holds what became
 * known since: what was known at 24:00 is the rest.
 */
export function figuresOfTallies(community: string, tallies: readonly Tally[]): ReportedFigures {
  const counts = new Map<string, number>();
  for (const { place, key, count } of tallies)
    if (place === community) counts.set(key, (counts.get(key) ?? 0) + count);
  const figureOf = (metric: ReportedMetric) => {
    const late = counts.get(since + metric) ?? 0;
    return { atMidnight: (counts.get(metric) ?? 0) - late, since: late };
  };
  return Object.fromEntries(reportedKeys.map((metric) => [metric, figureOf(metric)])) as ReportedFigures;
}
