import { allDays, type Tally, tallyIndex, tallyKeys } from '../../schemas/tally.ts';
import { parentsOf } from '../shared/figures/child-of.ts';
import { stockKeys } from '../shared/figures/stock-keys.ts';
import type { Tells } from '../shared/figures/sum-records.ts';
import { addTo, type Sums } from '../shared/figures/sums.ts';

/** What is to be added to a row, or what it holds. */
export interface RowTallies {
  parent: string;
  day: string;
  tallies: readonly Tally[];
}

const countyDigits = 6;

/**
 * What records add to the rows: first those of the province and the cities, then county by county, so that never more than a
 * county's rows are in memory beside them. The same records give the same rows, whoever asks and however often.
 */
export function* rowsOf(records: readonly Tells[]): Generator<RowTallies[]> {
  yield rowsFor(records, ({ length }) => length < countyDigits);
  for (const [county, own] of byCounty(records)) yield rowsFor(own, (parent) => parent.startsWith(county));
}

function byCounty(records: readonly Tells[]): Map<string, Tells[]> {
  const counties = new Map<string, Tells[]>();
  for (const record of records) {
    const touched = new Set<string>();
    record((place) => touched.add(place.slice(0, countyDigits)));
    for (const county of touched) {
      const own = counties.get(county) ?? [];
      own.push(record);
      counties.set(county, own);
    }
  }
  return counties;
}

function rowsFor(records: readonly Tells[], isWanted: (parent: string) => boolean): RowTallies[] {
  const parents = new Map<string, Sums>();
  const wanted = remembered((place) => parentsOf(place).filter(({ parent }) => isWanted(parent)));
  for (const record of records)
    record((place, date, key, count) => {
      for (const { parent, child } of wanted(place)) {
        const sums = parents.get(parent) ?? new Map<string, Map<string, Map<number, number>>>();
        parents.set(parent, sums);
        addTo(sums, [date, child], [key, count]);
        if (stockKeys.has(key)) addTo(sums, [allDays, child], [key, count]);
      }
    });
  return [...parents].flatMap(([parent, sums]) =>
    [...sums]
      .map(([day]) => ({ parent, day, tallies: talliesOf(sums, day) }))
      .filter(({ tallies }) => tallies.length > 0),
  );
}

/** Records tell of the same place many times. */
function remembered<Value>(of: (place: string) => Value): (place: string) => Value {
  const known = new Map<string, Value>();
  return (place) => {
    const found = known.get(place) ?? of(place);
    known.set(place, found);
    return found;
  };
}

/** The counts of a day as tallies; those that came to nothing are left out. */
function talliesOf(sums: Sums, day: string): Tally[] {
  return [...(sums.get(day) ?? [])].flatMap(([place, counts]) =>
    [...counts].flatMap(([index, count]) => {
      const key = tallyKeys[index];
      return key === undefined || count === 0 ? [] : [{ place, date: dateOf(day), key, count }];
    }),
  );
}

/** Tallies of the row over all days have no day of their own: any will do, and the same for all packs best. */
const dateOf = (day: string): string => (day === allDays ? '2020-01-01' : day);

/** What a row holds with what is added to it. */
export function addTallies(held: readonly Tally[], added: readonly Tally[]): Tally[] {
  const sums: Sums = new Map();
  const [date = ''] = [...held, ...added].map((one) => one.date);
  for (const { place, key, count } of [...held, ...added]) addTo(sums, [date, place], [indexOf(key), count]);
  return talliesOf(sums, date);
}

const indexOf = (key: string): number => tallyIndex.get(key) ?? -1;
