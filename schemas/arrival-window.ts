import { type MessageCode, messageOf } from './messages.ts';
import { daysBetween, shanghaiDate } from './shanghai-day.ts';

/** An arrival can be declared at most this many calendar days ahead. */
export const furthestDaysAhead = 60;

/** Declared fewer than this many calendar days ahead is short notice: marked, never refused (requirements A2). */
export const noticeDays = 3;

/** At most this many edits (requirements A4). */
export const mostEdits = 2;

/** What is wrong with an expected arrival, seen from `now`; nothing when it can be declared. */
export function arrivalProblem(expectedArrivalAt: Date, now: Date): MessageCode | undefined {
  if (expectedArrivalAt <= now) return messageOf('arrival.past');
  return leadDays(expectedArrivalAt, now) > furthestDaysAhead ? messageOf('arrival.far') : undefined;
}

/** Calendar days between the day of declaring and the day of arrival: the lead time (requirements A2). */
export function leadDays(expectedArrivalAt: Date, declaredAt: Date): number {
  return daysBetween(shanghaiDate(declaredAt), shanghaiDate(expectedArrivalAt));
}
