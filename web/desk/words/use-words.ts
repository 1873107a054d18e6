import type { Language } from '../../../schemas/codes.ts';
import { language, wordsNow } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import type { Words } from './zh.ts';

/** The catalogue of the language that is set; the screen is drawn again when it changes. */
export function useWords(): Words {
  useCell(language);
  return wordsNow();
}

/** The language that is set, for names that schemas keep in both. */
export function useLanguage(): Language {
  return useCell(language);
}
