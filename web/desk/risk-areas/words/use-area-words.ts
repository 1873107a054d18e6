import { useLanguage } from '../../words/use-words.ts';
import { areaEn } from './en.ts';
import { type AreaWords, areaZh } from './zh.ts';

const catalogues = { zh: areaZh, en: areaEn };

/** The catalogue of the risk areas in the language that is set; the first screen does without it. */
export function useAreaWords(): AreaWords {
  return catalogues[useLanguage()];
}
