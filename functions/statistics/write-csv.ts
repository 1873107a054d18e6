import type { Language } from '../../schemas/codes.ts';
import { metricOf } from '../../schemas/metric.ts';
import type { Statistics } from '../../schemas/statistics.ts';
import { byteOrderMark, csvLine } from '../shared/csv/write-line.ts';

const words = {
  zh: { code: '区划代码', name: '名称' },
  en: { code: 'Code', name: 'Name' },
} as const;

/** The region and its children, a row each, a column a metric (RFC 4180); what can't be told or is kept back is empty. */
export function writeCsv({ region, metrics, total, children }: Statistics, language: Language): string {
  const { code, name } = words[language];
  const lines = [
    [code, name, ...metrics.map((id) => metricOf(id)?.name[language] ?? id)],
    ...[{ ...region, values: total }, ...children].map((row) => [
      row.code,
      row.name,
      ...metrics.map((id) => row.values[id] ?? ''),
    ]),
  ];
  return byteOrderMark + lines.map(csvLine).join('');
}
