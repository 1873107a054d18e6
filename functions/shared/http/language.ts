import type { Language } from '../../../schemas/codes.ts';

/** The language to answer in, by Accept-Language (RFC 9110, section 12.5.4): Chinese unless English is preferred. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',').map(readWish);
  const best = (language: Language) =>
    wishes.reduce((most, wish) => (wish.language === language ? Math.max(most, wish.weight) : most), 0);
  return best('en') > best('zh') ? 'en' : 'zh';
}

function readWish(text: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const weight = parameters
    .map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)$/.exec(parameter)?.[1])
    .find(Boolean);
  return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
}
