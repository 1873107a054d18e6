import { addDays } from '../../../schemas/shanghai-day.ts';
import type { OfferedMeasure } from '../../../schemas/worklist.ts';

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
