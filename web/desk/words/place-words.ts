import { originNames } from '../../../schemas/code-names.ts';
import type { Language } from '../../../schemas/codes.ts';

/** Where a journey starts: a province by its code, a country by its name in the browser's own words. */
export function originText(origin: string, language: Language): string {
  if (/^[A-Z]{2}$/.test(origin))
    return (
      new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' }).of(origin) ?? origin
    );
  const names: Readonly<Record<string, { zh: string; en: string }>> = originNames;
  return names[origin.slice(0, 2)]?.[language] ?? origin;
}
