import {
  type ReportedFigures,
  type ReportedMetric,
  reportedMetric,
  totalOf,
} from '../../../schemas/reported-figures.ts';

export const groupNames = ['arrived', 'declared', 'verified', 'transfers', 'control', 'tests'] as const;
export type GroupName = (typeof groupNames)[number];

const isOf = (name: string) => (metric: ReportedMetric) => metric === name || metric.startsWith(`${name}.`);
const all = reportedMetric.options;

/** The figures as an officer thinks of them: who came, who declared, what was done about them. */
export const figureGroups: readonly { name: GroupName; metrics: readonly ReportedMetric[] }[] = [
  { name: 'arrived', metrics: [...all.filter(isOf('arrived')), 'not-coming'] },
  { name: 'declared', metrics: [...all.filter(isOf('declared')), 'withdrawn'] },
  { name: 'verified', metrics: ['verified'] },
  { name: 'transfers', metrics: ['transferred-in', 'transferred-out'] },
  { name: 'control', metrics: [...all.filter(isOf('control-started')), 'released'] },
  { name: 'tests', metrics: ['tests-due', 'tests-done', 'tests-positive'] },
];

const inOrder = figureGroups.flatMap(({ metrics }) => metrics);

/** Nothing was known at 24:00 and nothing became known since, of anything. */
export function isNothing(figures: ReportedFigures): boolean {
  return inOrder.every((metric) => figures[metric].atMidnight === 0 && figures[metric].since === 0);
}

/** The figures that say what a day was, at most three: what happened, without the values of groups. */
export function headlines(figures: ReportedFigures): { metric: ReportedMetric; total: number }[] {
  return inOrder
    .filter((metric) => !metric.includes('.') || metric.startsWith('control-started'))
    .map((metric) => ({ metric, total: totalOf(figures, metric) }))
    .filter(({ total }) => total !== 0)
    .slice(0, 3);
}
