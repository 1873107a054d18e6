import { useLanguage } from '../../words/use-words.ts';
import { csvEn } from './en.ts';
import { type CsvWords, csvZh } from './zh.ts';

const catalogues = { zh: csvZh, en: csvEn };

/** What is said of files in the language that is set; loaded with the screens that take them. */
export function useCsvWords(): CsvWords {
  return catalogues[useLanguage()];
}
