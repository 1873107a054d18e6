import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { countDeclaration } from './count-declaration.ts';
import type { Counted } from './counted.ts';

/**
 * The last day that a case speaks of: on which it counts for anything, is under a measure, or is expected. Closed cases stand in
 * the index of places in its order, so that what counts on a day is among those from that day on (decision 0019).
 */
export function lastDayOf(counted: Counted): string {
  return countDeclaration(counted)
    .map(({ key, date }) => (key.startsWith('control-off.') ? addDays(date, -1) : date))
    .reduce(laterOf, shanghaiDate(new Date(counted.expectedArrivalAt)));
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
