import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

/** The catalogue of the language that is set, for code that is not a screen. */
export function wordsNow(): Words {
  return language.get() === 'zh' ? zh : en;
}

/** The catalogue of the language that is set; the screen is drawn again when it changes. */
export function useWords(): Words {
  useCell(language);
  return wordsNow();
}
