import { useLanguage } from '../../words/use-words.ts';
import { findingEn } from './en.ts';
import { type FindingWords, findingZh } from './zh.ts';

const catalogues = { zh: findingZh, en: findingEn };

/** The catalogue of the findings in the language that is set; the first screen does without it. */
export function useFindingWords(): FindingWords {
  return catalogues[useLanguage()];
}
