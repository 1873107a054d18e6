import { allDays } from '../../../schemas/tally.ts';
import { childOf } from './child-of.ts';
import { stockKeys } from './stock-keys.ts';
import { addTo, type Sums } from './sums.ts';

/** A record of the journal, read: tells each of its tallies. */
export type Tells = (visit: (place: string, date: string, key: number, count: number) => void) => void;

/** Adds what records tell of a region to sums: each tally to its day, and those that stocks are told from to all days too. */
export function sumRecords(sums: Sums, region: string, records: Iterable<Tells>): void {
  for (const tell of records)
    tell((place, date, key, count) => {
      const child = childOf(region, place);
      if (child === undefined) return;
      addTo(sums, [date, child], [key, count]);
      if (stockKeys.has(key)) addTo(sums, [allDays, child], [key, count]);
    });
}
