import { language } from '../../preferences.ts';
import { useCell } from '../../use-cell.ts';
import { findingEn } from './en.ts';
import { type FindingWords, findingZh } from './zh.ts';

const catalogues = { zh: findingZh, en: findingEn };

/** The catalogue that is set, for what is no screen. */
export function findingWordsNow(): FindingWords {
  return catalogues[language.get()];
}

/** The catalogue of these screens in the language that is set; the first screen does without it. */
export function useFindingWords(): FindingWords {
  return catalogues[useCell(language)];
}
