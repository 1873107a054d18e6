import type { Language } from '../../../../schemas/codes.ts';

/** The number of a day; with its month where one begins, or is seen first. */
export function dateText(
  date: string,
  { language, isFirst }: { language: Language; isFirst: boolean },
): string {
  if (!isFirst && !date.endsWith('-01')) return String(Number(date.slice(-2)));
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: 'short',
    day: 'numeric',
  });
  return format.format(new Date(`${date}T12:00:00+08:00`));
}
