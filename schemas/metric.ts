import { arrived } from './metrics/arrived.ts';
import { control } from './metrics/control.ts';
import { declared } from './metrics/declared.ts';
import { expected } from './metrics/expected.ts';
import { findings } from './metrics/findings.ts';
import type { Metric } from './metrics/make-metric.ts';
import { reports } from './metrics/reports.ts';
import { work } from './metrics/work.ts';

export type { Metric, Telling } from './metrics/make-metric.ts';

/**
 * The dictionary of metrics: the same words on every screen, in every file and in the API (requirements D1, design.md §5).
 * A flow is what happened on the days of a range. A stock is what stands at the end of the range, or now when that has not
 * come yet; a stock that can only be told as it is now is absent for ranges in the past.
 */
export const metrics: readonly Metric[] = [
  ...declared,
  ...expected,
  ...work,
  ...arrived,
  ...control,
  ...reports,
  ...findings,
];

const byId: ReadonlyMap<string, Metric> = new Map(metrics.map((one) => [one.id, one]));

/** The metric of an id; undefined for an unknown one. */
export function metricOf(id: string): Metric | undefined {
  return byId.get(id);
}

/** The metrics that an id or a group stands for: `declared.origin` is all of its values. Empty for an unknown one. */
export function metricsNamed(name: string): Metric[] {
  const one = byId.get(name);
  return one === undefined ? metrics.filter(({ group }) => group === name) : [one];
}

const ofCases: ReadonlySet<Metric['unit']> = new Set(['declarations', 'persons', 'tries', 'tests']);

/**
 * Whether a list can name the cases behind a metric: what is told of many together, as a median, is nobody's; a case is edited more than
 * once; and a report or a finding is no case.
 */
export function isListed(id: string): boolean {
  const one = byId.get(id);
  return one !== undefined && ofCases.has(one.unit);
}

/** What a screen asks for when nothing is said: the metrics that are no value of a group. */
export const mainMetrics: readonly Metric[] = metrics.filter(({ group }) => group === undefined);
