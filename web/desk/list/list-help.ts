import type { Language } from '../../../schemas/codes.ts';
import { metricOf } from '../../../schemas/metric.ts';
import type { Filters, Range } from '../address.ts';
import type { Words } from '../words/zh.ts';

interface Asked {
  filters: Filters;
  range: Range;
  today: string;
}

/** What a list is a list of: who is expected, or whom a figure counts, and when. */
export function listHelp(
  { filters, range, today }: Asked,
  { words, language }: { words: Words; language: Language },
): string {
  const { counted, help } = words.list;
  const metric = metricOf(filters.metric ?? '');
  if (metric === undefined) return help;
  const name = metric.name[language];
  if (metric.kind === 'flow') return counted.flow(name);
  if (range.to >= today) return counted.now(name);
  const isToldOfThePast = metric.told.by === 'balance' || metric.told.by === 'past-days';
  return isToldOfThePast ? counted.end(name, range.to) : counted.untold(name);
}
