import type { Language } from '../../schemas/codes.ts';
import { cellOf } from '../staff/cell.ts';
import { type Words, zh } from './words/zh.ts';

const languageKey = 'officer.language';
const sizeKey = 'officer.size';

let english: Words | undefined;

export const language = cellOf<Language>('zh');
export const largeType = cellOf(false);

/** English comes in a file of its own; without a network for it, Chinese stays. */
async function speak(chosen: Language): Promise<void> {
  if (chosen === 'en') english ??= (await import('./words/en.ts').catch(() => undefined))?.en;
  language.set(chosen === 'en' && english !== undefined ? 'en' : 'zh');
}

/** The catalogue of the language that is set, for code that is not a screen. */
export function wordsNow(): Words {
  return language.get() === 'en' && english !== undefined ? english : zh;
}

function apply(): void {
  const root = document.documentElement;
  root.lang = language.get() === 'zh' ? 'zh-CN' : 'en';
  if (largeType.get()) root.dataset['size'] = 'large';
  else delete root.dataset['size'];
}

/** Brings back what this device was set to: Chinese and normal type unless somebody chose otherwise. */
export async function restorePreferences(): Promise<void> {
  await speak(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
  largeType.set(localStorage.getItem(sizeKey) === 'large');
  apply();
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(languageKey, chosen);
  await speak(chosen);
  apply();
}

export function chooseLargeType(large: boolean): void {
  localStorage.setItem(sizeKey, large ? 'large' : 'normal');
  largeType.set(large);
  apply();
}
