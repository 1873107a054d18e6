import type { Language } from '../../schemas/codes.ts';
import { metricOf } from '../../schemas/metric.ts';
import type { Statistics } from '../../schemas/statistics.ts';

/** So that spreadsheets read it as UTF-8. */
const byteOrderMark = '\uFEFF';
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
  return byteOrderMark + lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

/** A text that begins like a formula is made one that does not: spreadsheets would run it. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
