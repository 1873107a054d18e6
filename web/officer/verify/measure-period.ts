import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { CaseDetail, OfferedMeasure } from '../../../schemas/worklist.ts';

/** The day from which the period of a measure counts. */
export function arrivalDateOf({ arrivedAt }: Pick<CaseDetail, 'arrivedAt'>, now: Date): string {
  return shanghaiDate(arrivedAt === undefined ? now : new Date(arrivedAt));
}

/** The first day that a measure may have: of the arrival, or on which an earlier one was lifted (requirements D6). */
export function firstDateOf(detail: Pick<CaseDetail, 'arrivedAt' | 'verifications'>, now: Date): string {
  const lifted = detail.verifications.filter((entry) => entry.lifted !== undefined).at(-1)?.at;
  return lifted === undefined ? arrivalDateOf(detail, now) : shanghaiDate(new Date(lifted));
}

/** Until when a measure lasts and which of its tests are still to be done; both count from the day of arrival as day 1. */
export function periodOf(
  { days, testDays }: Pick<OfferedMeasure, 'days' | 'testDays'>,
  arrivalDate: string,
  startDate: string,
): { endDate: string; testDates: string[] } {
  const endDate = addDays(arrivalDate, days - 1);
  const testDates = [...testDays]
    .sort((a, b) => a - b)
    .map((day) => addDays(arrivalDate, day - 1))
    .filter((date) => date >= startDate && date <= endDate);
  return { endDate, testDates };
}
