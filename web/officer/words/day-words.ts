import { addDays, minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Words } from './zh.ts';

/** A Shanghai day as people say it: today, tomorrow, 1月20日 周二; with the year when it is another one. */
export function dayWords(date: string, today: string, words: Words): string {
  if (date === today) return words.day.today;
  if (date === addDays(today, 1)) return words.day.tomorrow;
  if (date === addDays(today, -1)) return words.day.yesterday;
  return fullDay(date, today, words);
}

/** The same without "today": for periods and lists of days. */
export function fullDay(date: string, today: string, words: Words): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const weekday = words.day.weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const text = words.day.date(month, day, weekday);
  return year === Number(today.slice(0, 4)) ? text : words.day.withYear(year, text);
}

/** `14:05` of an instant, on Shanghai's clock. */
export function timeWords(at: Date): string {
  const minute = minuteOfDay(at);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Day and time of an instant, seen from `now`. */
export function instantWords(at: Date, now: Date, words: Words): string {
  return words.day.join(dayWords(shanghaiDate(at), shanghaiDate(now), words), timeWords(at));
}

/** A deadline: what ends with a day is said as its 24:00, not as the next day's 00:00 (requirements C1). */
export function deadlineWords(at: Date, now: Date, words: Words): string {
  if (minuteOfDay(at) !== 0) return instantWords(at, now, words);
  const day = addDays(shanghaiDate(at), -1);
  return words.day.join(dayWords(day, shanghaiDate(now), words), words.day.midnight);
}
