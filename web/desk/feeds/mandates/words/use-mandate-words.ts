import { useLanguage } from '../../../words/use-words.ts';
import { mandateEn } from './en.ts';
import { type MandateWords, mandateZh } from './zh.ts';

const catalogues = { zh: mandateZh, en: mandateEn };

/** The catalogue of written mandates in the language that is set. */
export function useMandateWords(): MandateWords {
  return catalogues[useLanguage()];
}
