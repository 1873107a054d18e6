import type { Language } from '../../schemas/codes.ts';
import { cellOf } from './cell.ts';

const languageKey = 'officer.language';
const sizeKey = 'officer.size';

export const language = cellOf<Language>('zh');
export const largeType = cellOf(false);

function apply(): void {
  const root = document.documentElement;
  root.lang = language.get() === 'zh' ? 'zh-CN' : 'en';
  if (largeType.get()) root.dataset['size'] = 'large';
  else delete root.dataset['size'];
}

/** Brings back what this device was set to: Chinese and normal type unless somebody chose otherwise. */
export function restorePreferences(): void {
  language.set(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
  largeType.set(localStorage.getItem(sizeKey) === 'large');
  apply();
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(languageKey, chosen);
  language.set(chosen);
  apply();
}

export function chooseLargeType(large: boolean): void {
  localStorage.setItem(sizeKey, large ? 'large' : 'normal');
  largeType.set(large);
  apply();
}
