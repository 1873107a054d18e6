import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../schemas/codes.ts';
import { keptPreferences } from '../device/keep.ts';

export interface Preferences {
  language: Language;
  large: boolean;
}

/** Chinese, unless the phone speaks another language than Chinese. */
function firstLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Language and type size, kept on the phone and set on the page. */
export function usePreferences(title: (language: Language) => string) {
  const [preferences, setPreferences] = useState<Preferences>(
    () => keptPreferences.read() ?? { language: firstLanguage(), large: false },
  );
  const { language, large } = preferences;
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = language === 'zh' ? 'zh-CN' : 'en';
    page.dataset['size'] = large ? 'large' : 'normal';
    document.title = title(language);
  }, [language, large]);
  const prefer = (part: Partial<Preferences>): void => {
    const next = { ...preferences, ...part };
    keptPreferences.write(next);
    setPreferences(next);
  };
  return { preferences, prefer };
}
