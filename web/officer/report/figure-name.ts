import type { Language } from '../../../schemas/codes.ts';
import type { ReportedMetric } from '../../../schemas/daily-report.ts';
import { metricOf } from '../../../schemas/metric.ts';

/** What the dictionary calls a figure: the same word as everywhere (requirements D1). */
export function figureName(metric: ReportedMetric, language: Language): string {
  return metricOf(metric)?.name[language] ?? metric;
}
