import { language } from '../../preferences.ts';
import { useCell } from '../../use-cell.ts';
import { reportEn } from './en.ts';
import { type ReportWords, reportZh } from './zh.ts';

const catalogues = { zh: reportZh, en: reportEn };

/** The catalogue of these screens in the language that is set; the first screen does without it. */
export function useReportWords(): ReportWords {
  return catalogues[useCell(language)];
}
