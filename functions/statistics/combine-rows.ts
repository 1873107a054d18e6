import { allDays, type Tally, tallyIndex } from '../../schemas/tally.ts';
import { addTo, type Sums } from './sums.ts';

/** A row as it is stored, and the carry that wrote it. */
interface Row {
  day: string;
  carry: number;
  tallies: readonly Tally[];
}

/** What the journal holds beyond a carry, of one region: by the number of the carry. */
export type Beyond = (carry: number) => Sums;

/**
 * The rows of a region and what the journal holds beyond them. While a carry is under way, a row that it has written holds the
 * journal up to where that carry goes, any other up to where it began.
 * @param carry - the last carry, and whether it is under way
 */
export function combineRows(
  rows: readonly Row[],
  beyond: Beyond,
  { n, running }: { n: number; running: boolean },
): Sums {
  const reached = (row: Row | undefined): number => (running && row?.carry !== n ? n - 1 : n);
  const stored = new Map(rows.map((row) => [row.day, row]));
  const sums: Sums = new Map();
  for (const day of new Set([...stored.keys(), ...beyond(reached(undefined)).keys(), ...beyond(n).keys()])) {
    const row = stored.get(day);
    for (const { place, key, count } of row?.tallies ?? [])
      addTo(sums, [day, place], [tallyIndex.get(key) ?? -1, count]);
    for (const [child, counts] of beyond(reached(row)).get(day) ?? [])
      for (const count of counts) addTo(sums, [day, child], count);
  }
  return sums;
}

/** Whether a row is of a carry that began after the last one was asked for: then the journal has to be asked again. */
export function isAhead(rows: readonly Row[], n: number): boolean {
  return rows.some(({ carry }) => carry > n);
}

/** Only the days of a span, and all days together. */
export function withinSpan(sums: Sums, { from, to }: { from: string; to: string | undefined }): Sums {
  return new Map(
    [...sums].filter(([day]) => day === allDays || (day >= from && (to === undefined || day <= to))),
  );
}
