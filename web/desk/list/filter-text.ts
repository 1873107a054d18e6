import {
  controlMeasureNames,
  declarationStateNames,
  originNames,
  transportNames,
} from '../../../schemas/code-names.ts';
import type { Language } from '../../../schemas/codes.ts';
import { metricOf } from '../../../schemas/metric.ts';
import type { FilterName } from '../address.ts';
import type { Words } from '../words/zh.ts';

type Named = Exclude<FilterName, 'overdue'>;
type Names = Readonly<Record<string, { zh: string; en: string }>>;

const names: Readonly<Record<Exclude<Named, 'need' | 'risk'>, Names>> = {
  state: declarationStateNames,
  measure: controlMeasureNames,
  transport: transportNames,
  origin: originNames,
};

/** What a choice of a filter is called. */
export function filterText(
  name: Named,
  value: string,
  { words, language }: { words: Words; language: Language },
): string {
  if (name === 'need') return metricOf(value)?.name[language] ?? value;
  if (name === 'risk') return (words.list.risk as Readonly<Record<string, string>>)[value] ?? value;
  return names[name][value]?.[language] ?? value;
}
