import type { Language } from '../../../schemas/codes.ts';
import { addDays, minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A Shanghai day as people say it: 1月20日 周二, Tue 20 Jan. */
export function dayInWords(date: string, language: Language): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return language === 'zh' ? `${month}月${day}日 ${weekday}` : `${weekday} ${day} ${months[month - 1] ?? ''}`;
}

const partsOfDay = [
  [5, '凌晨'],
  [8, '早上'],
  [12, '上午'],
  [13, '中午'],
  [18, '下午'],
  [24, '晚上'],
] as const;

/** A time of Henan as people say it: 下午 3:05, 3:05 pm. */
export function timeInWords(at: Date, language: Language): string {
  const minute = minuteOfDay(at);
  const hour = Math.floor(minute / 60);
  const clock = `${((hour + 11) % 12) + 1}:${String(minute % 60).padStart(2, '0')}`;
  if (language === 'en') return `${clock} ${hour < 12 ? 'am' : 'pm'}`;
  return `${partsOfDay.find(([before]) => hour < before)?.[1] ?? ''} ${clock}`;
}

const nearby = { zh: ['今天', '明天', '后天'], en: ['today', 'tomorrow', 'the day after tomorrow'] } as const;

/** Today, tomorrow, the day after: how people say a day that is near; else its date. */
export function nearDayInWords(date: string, now: Date, language: Language): string {
  const today = shanghaiDate(now);
  const ahead = [today, addDays(today, 1), addDays(today, 2)].indexOf(date);
  return nearby[language][ahead] ?? dayInWords(date, language);
}

/** An instant: day and time. */
export function instantInWords(at: Date, language: Language): string {
  const separator = language === 'zh' ? ' ' : ', ';
  return dayInWords(shanghaiDate(at), language) + separator + timeInWords(at, language);
}

/** An instant with today and tomorrow in words; midnight is the 24:00 that ends a day. */
export function nearInstantInWords(at: Date, now: Date, language: Language): string {
  if (minuteOfDay(at) === 0) {
    const day = nearDayInWords(addDays(shanghaiDate(at), -1), now, language);
    return language === 'zh' ? `${day} 24:00` : `the end of ${day}`;
  }
  const day = nearDayInWords(shanghaiDate(at), now, language);
  return language === 'zh' ? `${day} ${timeInWords(at, 'zh')}` : `${day} at ${timeInWords(at, 'en')}`;
}
