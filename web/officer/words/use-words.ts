import { language, wordsNow } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import type { Words } from './zh.ts';

/** The catalogue of the language that is set; the screen is drawn again when it changes. */
export function useWords(): Words {
  useCell(language);
  return wordsNow();
}
