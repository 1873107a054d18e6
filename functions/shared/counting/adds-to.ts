import type { Metric } from '../../../schemas/metric.ts';
import { type Tally, tallyIndex } from '../../../schemas/tally.ts';
import { type Moment, tellMetric } from './tell-metric.ts';

/**
 * Whether what a case counts adds to a metric's figure: the case is told as if it were alone. So a list names exactly those that
 * its figure counts (decision 0019); one that counts twice, as with two tests, is named once.
 */
export function addsTo(metric: Pick<Metric, 'told'>, tallies: readonly Tally[], moment: Moment): boolean {
  const days = new Map<string, Map<number, number>>();
  const total = new Map<number, number>();
  for (const { date, key, count } of tallies) {
    const index = tallyIndex.get(key) ?? -1;
    const counts = days.get(date) ?? new Map<number, number>();
    days.set(date, counts.set(index, (counts.get(index) ?? 0) + count));
    total.set(index, (total.get(index) ?? 0) + count);
  }
  return (tellMetric(metric, { days, total }, moment) ?? 0) !== 0;
}
