import { addDays, shanghaiDate, startOfDay } from '../../../schemas/shanghai-day.ts';
import { timeWords } from '../words/day-words.ts';

/** When something happened, as chips and native inputs tell it. */
export type Moment = { day: 'now' } | { day: 'date'; date: string; time: string };

const minuteMs = 60_000;

/** The instant of a moment; undefined while a part of it is missing. "Now" is the minute that has begun, never ahead. */
export function instantOf(moment: Moment, now: Date): string | undefined {
  if (moment.day === 'now') return new Date(Math.floor(now.getTime() / minuteMs) * minuteMs).toISOString();
  const [hours = Number.NaN, minutes = Number.NaN] = moment.time.split(':').map(Number);
  const start = startOfDay(moment.date).getTime();
  const at = start + (hours * 60 + minutes) * minuteMs;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** What the chips yesterday and today begin with: the time that was expected on that day, else one that may be true. */
export function momentOn(daysAgo: number, likely: string | undefined, now: Date): Moment {
  const date = addDays(shanghaiDate(now), -daysAgo);
  const guess = likely === undefined ? undefined : new Date(likely);
  if (guess !== undefined && shanghaiDate(guess) === date && guess <= now)
    return { day: 'date', date, time: timeWords(guess) };
  return { day: 'date', date, time: daysAgo === 0 ? timeWords(now) : '12:00' };
}
