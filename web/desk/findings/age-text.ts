import { count } from '../words/numbers.ts';
import type { FindingWords } from './words/zh.ts';

const hourMs = 3_600_000;
const asDaysFrom = 72;

/** How long it is from one instant to another, in hours, and in days when it is long. */
export function ageText(from: string, to: Date, words: FindingWords): string {
  const hours = Math.floor((to.getTime() - Date.parse(from)) / hourMs);
  if (hours < 1) return words.underHour;
  return hours < asDaysFrom ? words.hours(count(hours)) : words.days(count(Math.floor(hours / 24)));
}
