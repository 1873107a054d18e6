import type { Language } from '../../schemas/codes.ts';
import { type Cell, cellOf } from './cell.ts';

export interface Preferences<Words> {
  language: Cell<Language>;
  largeType: Cell<boolean>;
  /** The catalogue of the language that is set, for code that is no screen. */
  wordsNow: () => Words;
  /** Brings back what this browser was set to: Chinese and normal type unless somebody chose otherwise. */
  restorePreferences: () => Promise<void>;
  chooseLanguage: (chosen: Language) => Promise<void>;
  chooseLargeType: (large: boolean) => void;
}

/** Language and size of type of a site, kept in the browser. English comes in a file of its own; without a network for it, Chinese stays. */
export function openPreferences<Words>(
  site: string,
  zh: Words,
  loadEnglish: () => Promise<Words>,
): Preferences<Words> {
  const languageKey = `${site}.language`;
  const sizeKey = `${site}.size`;
  const language = cellOf<Language>('zh');
  const largeType = cellOf(false);
  let english: Words | undefined;

  async function speak(chosen: Language): Promise<void> {
    if (chosen === 'en') english ??= await loadEnglish().catch(() => undefined);
    language.set(chosen === 'en' && english !== undefined ? 'en' : 'zh');
  }

  function apply(): void {
    const root = document.documentElement;
    root.lang = language.get() === 'zh' ? 'zh-CN' : 'en';
    if (largeType.get()) root.dataset['size'] = 'large';
    else delete root.dataset['size'];
  }

  return {
    language,
    largeType,
    wordsNow: () => (language.get() === 'en' && english !== undefined ? english : zh),
    restorePreferences: async () => {
      await speak(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
      largeType.set(localStorage.getItem(sizeKey) === 'large');
      apply();
    },
    chooseLanguage: async (chosen) => {
      localStorage.setItem(languageKey, chosen);
      await speak(chosen);
      apply();
    },
    chooseLargeType: (large) => {
      localStorage.setItem(sizeKey, large ? 'large' : 'normal');
      largeType.set(large);
      apply();
    },
  };
}
