import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../schemas/codes.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

const catalogues: Record<Language, Words> = { zh, en };

const LanguageContext = createContext<Language>('zh');
export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useWords(): Words {
  return catalogues[useLanguage()];
}
