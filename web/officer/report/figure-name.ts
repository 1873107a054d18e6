import type { Language } from '../../../schemas/codes.ts';
import { metricOf } from '../../../schemas/metric.ts';
import type { ReportedMetric } from '../../../schemas/reported-figures.ts';

/** What the dictionary calls a figure: the same word as everywhere (requirements D1). */
export function figureName(metric: ReportedMetric, language: Language): string {
  return metricOf(metric)?.name[language] ?? metric;
}
