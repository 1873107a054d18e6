import type { Language } from '../../../schemas/codes.ts';
import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';

const localeOf = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB');
const timeZone = 'Asia/Shanghai';

/** 1月20日 周二 */
export function dayText(date: string, language: Language): string {
  const written = new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${date}T12:00:00+08:00`));
  // Where the line is too short, it breaks before the weekday and not within it.
  return written.replace(/(?<=日)(?=周)/, ' ');
}

/** 周二 */
export function weekdayText(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone, weekday: 'short' });
  return format.format(new Date(`${date}T12:00:00+08:00`));
}

/** 2026-01-20 14:05, in Shanghai: tables sort by it and everybody reads it alike. */
export const timeText = shanghaiMinute;

/** 14:05 */
export function clockText(instant: string): string {
  return timeText(instant).slice(-5);
}
