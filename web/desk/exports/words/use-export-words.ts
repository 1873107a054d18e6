import { useLanguage } from '../../words/use-words.ts';
import { exportEn } from './en.ts';
import { type ExportWords, exportZh } from './zh.ts';

const catalogues = { zh: exportZh, en: exportEn };

/** The catalogue of the exports in the language that is set; the first screen does without it. */
export function useExportWords(): ExportWords {
  return catalogues[useLanguage()];
}
