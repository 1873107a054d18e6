import { chooseLanguage, language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';

const languages = [
  { code: 'zh', name: '中文', lang: 'zh-CN' },
  { code: 'en', name: 'English', lang: 'en' },
] as const;

/** Chinese first, English one tap away; each is named in its own language. */
export function LanguageChoice() {
  const chosen = useCell(language);
  return (
    <fieldset>
      <legend class="visually-hidden">语言 Language</legend>
      <div class="choices">
        {languages.map(({ code, name, lang }) => (
          <label key={code} class="choice">
            <input
              type="radio"
              name="language"
              value={code}
              checked={chosen === code}
              onChange={() => void chooseLanguage(code)}
            />
            <span lang={lang}>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
