import { addDays, minuteOfDay, shanghaiDate, startOfDay } from './shanghai-day.ts';

/** Distribution rounds of a Shanghai day (requirements B2): every 30 minutes from 07:00 to 21:00, both included. */
export const roundTimetable = { firstMinute: 7 * 60, lastMinute: 21 * 60, everyMinutes: 30 } as const;

function atMinute(date: string, minute: number): Date {
  return new Date(startOfDay(date).getTime() + minute * 60_000);
}

/** The round that hands out what is submitted at `at`: the first one not earlier. */
export function roundAfter(at: Date): Date {
  const { firstMinute, lastMinute, everyMinutes } = roundTimetable;
  const date = shanghaiDate(at);
  const minute = (at.getTime() - startOfDay(date).getTime()) / 60_000;
  if (minute <= firstMinute) return atMinute(date, firstMinute);
  if (minute > lastMinute) return atMinute(addDays(date, 1), firstMinute);
  return atMinute(date, firstMinute + Math.ceil((minute - firstMinute) / everyMinutes) * everyMinutes);
}

/** The latest round that is not later than `at`. */
export function roundBefore(at: Date): Date {
  const { firstMinute, lastMinute, everyMinutes } = roundTimetable;
  const date = shanghaiDate(at);
  const minute = minuteOfDay(at);
  if (minute < firstMinute) return atMinute(addDays(date, -1), lastMinute);
  if (minute >= lastMinute) return atMinute(date, lastMinute);
  return atMinute(date, minute - ((minute - firstMinute) % everyMinutes));
}

const hourMs = 3_600_000;
const noShowMs = 6 * hourMs;

/**
 * From when whoever has not come is a no-show (requirements C6): 6 hours after the expected arrival, from the next full hour
 * on, so that an hour is a cohort.
 */
export function noShowAt(expectedArrivalAt: string): Date {
  return new Date(Math.ceil((Date.parse(expectedArrivalAt) + noShowMs) / hourMs) * hourMs);
}

/**
 * By when a person must first be contacted (requirements C1, 当天知晓、当天上报): by 24:00 of the Shanghai day on which the
 * declaration is handed out; what comes after the day's last round is due by 12:00 of the next day.
 */
export function firstContactDueAt(submittedAt: Date): Date {
  const submittedDate = shanghaiDate(submittedAt);
  const handedOutDate = shanghaiDate(roundAfter(submittedAt));
  return handedOutDate === submittedDate
    ? startOfDay(addDays(submittedDate, 1))
    : atMinute(handedOutDate, 12 * 60);
}
