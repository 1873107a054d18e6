import {
  type ReportedFigure,
  type ReportedFigures,
  type ReportedMetric,
  type ReportedTotals,
  reportedMetric,
} from '../../../../schemas/reported-figures.ts';

const all = reportedMetric.options;
const isOf = (name: string) => (metric: ReportedMetric) => metric === name || metric.startsWith(`${name}.`);

/** The control measures that began, one figure each; people ask for all of them together. */
const controlStarted = all.filter(isOf('control-started'));

/** A figure that is asked for: one of the report, or all control measures that began. */
export type KeyFigure = ReportedMetric | 'control-started';

/** What people ask for first. */
export const keyFigures: readonly KeyFigure[] = [
  ...(['declared', 'arrived', 'arrived.high-risk', 'arrived.medium-risk', 'verified'] as const),
  'control-started',
  ...(['released', 'tests-due', 'tests-done', 'tests-positive'] as const),
];

/** Every figure of the report, as many beside each other as a page is wide. */
export const figureGroups = {
  declared: [...all.filter(isOf('declared')), 'withdrawn'],
  arrived: [...all.filter(isOf('arrived')), 'not-coming'],
  work: ['verified', 'transferred-in', 'transferred-out', 'tests-due', 'tests-done', 'tests-positive'],
  control: [...controlStarted, 'released'],
} as const satisfies Record<string, readonly ReportedMetric[]>;
export type FigureGroup = keyof typeof figureGroups;

/** What of it was known at 24:00, and what became known since. */
export function figureOf(figures: ReportedFigures, key: KeyFigure): ReportedFigure {
  const parts = partsOf(key);
  return {
    atMidnight: parts.reduce((sum, metric) => sum + figures[metric].atMidnight, 0),
    since: parts.reduce((sum, metric) => sum + figures[metric].since, 0),
  };
}

/** By how much corrections have changed it; 0 without any. */
export function differenceOf(difference: ReportedTotals | undefined, key: KeyFigure): number {
  return partsOf(key).reduce((sum, metric) => sum + (difference?.[metric] ?? 0), 0);
}

function partsOf(key: KeyFigure): readonly ReportedMetric[] {
  return key === 'control-started' ? controlStarted : [key];
}
