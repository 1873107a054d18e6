import type { ImposedMeasure } from '../../schemas/declaration.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { OfferedMeasure } from '../../schemas/worklist.ts';
import { lastDayOf } from '../shared/life-cycle/rules-for.ts';

/**
 * A picked measure with its days (requirements C8): the period and the tests count from the day of arrival, not from
 * when somebody got round to imposing it. Test days before it starts can't be held against anybody and are left out.
 */
export function imposeMeasure(
  picked: OfferedMeasure,
  arrivalDate: string,
  startDate: string,
): ImposedMeasure {
  const endDate = lastDayOf(arrivalDate, picked.days);
  return {
    measure: picked.measure,
    ruleId: picked.ruleId,
    ruleVersion: picked.ruleVersion,
    documentNumber: picked.documentNumber,
    startDate,
    endDate,
    testDates: [...picked.testDays]
      .sort((first, second) => first - second)
      .map((day) => addDays(arrivalDate, day - 1))
      .filter((date) => date >= startDate && date <= endDate),
  };
}
