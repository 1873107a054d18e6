import { allDays } from '../../../schemas/tally.ts';
import type { Tells } from './sum-records.ts';
import { addTo, type Sums } from './sums.ts';

/** A row as it is stored, and the carry that wrote it. */
interface Row {
  day: string;
  carry: number;
  /** Tells its tallies, child by child, each key once. */
  tell: Tells;
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
    if (row !== undefined) sums.set(day, childrenOf(row));
    for (const [child, counts] of beyond(reached(row)).get(day) ?? [])
      for (const count of counts) addTo(sums, [day, child], count);
  }
  return sums;
}

function childrenOf({ tell }: Row): Map<string, Map<number, number>> {
  const children = new Map<string, Map<number, number>>();
  // A row of the province has ten thousand tallies: the child is looked for once for all of its own.
  let last = '';
  let counts = new Map<number, number>();
  tell((child, _date, key, count) => {
    if (child !== last) {
      counts = children.get(child) ?? new Map<number, number>();
      children.set(child, counts);
      last = child;
    }
    counts.set(key, (counts.get(key) ?? 0) + count);
  });
  return children;
}

/** Whether a row is of a carry that began after the last one was asked for: then the journal has to be asked again. */
export function isAhead(rows: readonly Pick<Row, 'carry'>[], n: number): boolean {
  return rows.some(({ carry }) => carry > n);
}

/** Only the days of a span, and all days together. */
export function withinSpan(sums: Sums, { from, to }: { from: string; to: string | undefined }): Sums {
  return new Map(
    [...sums].filter(([day]) => day === allDays || (day >= from && (to === undefined || day <= to))),
  );
}
