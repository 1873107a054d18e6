import { Button } from 'antd';
import { chooseLanguage } from '../preferences.ts';
import { useWords } from '../words/use-words.ts';

/** The other language, one click away. */
export function LanguageButton() {
  const { band } = useWords();
  return (
    <Button
      type="text"
      lang={band.languageTo === 'en' ? 'en' : 'zh-CN'}
      onClick={() => void chooseLanguage(band.languageTo)}
    >
      {band.language}
    </Button>
  );
}
