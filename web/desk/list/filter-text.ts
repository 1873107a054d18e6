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

/** Those that are chosen among several. */
export type ChosenFilter = Exclude<FilterName, 'overdue' | 'dispatch'>;
type Names = Readonly<Record<string, { zh: string; en: string }>>;

const names: Readonly<Record<Exclude<ChosenFilter, 'metric' | 'risk'>, Names>> = {
  state: declarationStateNames,
  measure: controlMeasureNames,
  transport: transportNames,
  origin: originNames,
};

/** What a choice of a filter is called. */
export function filterText(
  name: FilterName,
  value: string,
  { words, language }: { words: Words; language: Language },
): string {
  if (name === 'overdue' || name === 'dispatch') return words.list.only[name];
  if (name === 'metric') return metricOf(value)?.name[language] ?? value;
  if (name === 'risk') return (words.list.risk as Readonly<Record<string, string>>)[value] ?? value;
  return names[name][value]?.[language] ?? value;
}
