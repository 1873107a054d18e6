import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from './words/use-words.ts';

/** antd's own words (empty, close, pages) in the language of the screen. */
export function AntdLocale({ children }: { children: ReactNode }) {
  const language = useLanguage();
  return <ConfigProvider locale={language === 'zh' ? zh : en}>{children}</ConfigProvider>;
}
