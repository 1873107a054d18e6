import type { Forecast } from '../../schemas/capacity.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import { addDays, daysBetween } from '../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { applies, rulesInForce } from '../shared/life-cycle/rules-for.ts';
import { mostDemanding, type RuleOption } from './most-demanding.ts';
import { type ArrivalGroup, shareArrivals } from './share-arrivals.ts';

export interface Range {
  from: string;
  to: string;
}

/** What those who are here already need on a day, as it is known now. */
export interface Standing {
  date: string;
  /** `under-control.centralized-quarantine`: what began until then and has not ended by then. */
  quarantined: number;
  /** Of measures imposed already: `tests-owed`. */
  testsOwed: number;
}

export interface Known {
  /** From today on, also before the range: who came then may still be there in it. */
  expected: readonly Tally[];
  /** By county. */
  standing: ReadonlyMap<string, readonly Standing[]>;
  rules: readonly ControlRule[];
}

/** What is needed on each day of a range. */
export type NeededDay = Pick<Forecast['days'][number], 'date' | 'testsNeeded' | 'quarantineNeeded'>;

export interface Needs {
  days: (NeededDay & Pick<Forecast['days'][number], 'expected'>)[];
  /** Of each county by itself. */
  counties: ReadonlyMap<string, readonly NeededDay[]>;
}

/**
 * How many tests and places for centralized quarantine the rules in force will ask for on each day of a range (requirements
 * D9). Each expected arrival is counted once, under the most demanding rule that applies to it on its day. Shares of people
 * are added up before they are rounded up, so the sum of two regions may be one less than its parts.
 */
export function forecastNeeds({ expected, standing, rules }: Known, range: Range): Needs {
  const dates = datesOf(range.from, daysBetween(range.from, range.to) + 1);
  const shares = sharesOf({ expected, standing, rules });
  const arriving = new Map<string, number>();
  for (const { date, key, count } of expected) if (key === 'expected') add(arriving, date, count);
  return {
    days: neededOn(dates, [...shares.values()]).map((day) => ({
      ...day,
      expected: arriving.get(day.date) ?? 0,
    })),
    counties: new Map([...shares].map(([county, own]) => [county, neededOn(dates, [own])])),
  };
}

/** By day; of people that are only expected, shares. */
interface Shares {
  tests: Map<string, number>;
  places: Map<string, number>;
}

const countyDigits = 6;

function sharesOf({ expected, standing, rules }: Known): Map<string, Shares> {
  const counties = new Map<string, Shares>();
  for (const [county, days] of standing)
    counties.set(county, {
      tests: new Map(days.map(({ date, testsOwed }) => [date, testsOwed])),
      places: new Map(days.map(({ date, quarantined }) => [date, quarantined])),
    });
  for (const { place, arrivals, arrivalDate, option } of measuredArrivals(expected, rules)) {
    const county = place.slice(0, countyDigits);
    const own = counties.get(county) ?? {
      tests: new Map<string, number>(),
      places: new Map<string, number>(),
    };
    counties.set(county, own);
    for (const date of testDates(option, arrivalDate)) add(own.tests, date, arrivals);
    if (option.measure === 'centralized-quarantine')
      for (const date of datesOf(arrivalDate, option.days)) add(own.places, date, arrivals);
  }
  return counties;
}

function neededOn(dates: readonly string[], shares: readonly Shares[]): NeededDay[] {
  const sum = (of: (one: Shares) => number | undefined) =>
    wholePeople(shares.reduce((total, one) => total + (of(one) ?? 0), 0));
  return dates.map((date) => ({
    date,
    testsNeeded: sum(({ tests }) => tests.get(date)),
    quarantineNeeded: sum(({ places }) => places.get(date)),
  }));
}

interface Measured {
  place: string;
  arrivals: number;
  arrivalDate: string;
  option: RuleOption;
}

function measuredArrivals(expected: readonly Tally[], rules: readonly ControlRule[]): Measured[] {
  return [...Map.groupBy(expected, ({ date }) => date)].flatMap(([arrivalDate, ofDay]) => {
    const inForce = rulesInForce(rules, arrivalDate);
    return [...Map.groupBy(ofDay, ({ place }) => place)].flatMap(([place, tallies]) =>
      shareArrivals(countsOf(tallies)).flatMap(({ arrivals, ...told }: ArrivalGroup) => {
        const option = mostDemanding(
          inForce.filter((rule) => applies(rule, { ...told, place, arrivalDate })),
        );
        return option === undefined ? [] : [{ place, arrivals, arrivalDate, option }];
      }),
    );
  });
}

function countsOf(tallies: readonly Tally[]): Map<TallyKey, number> {
  const counts = new Map<TallyKey, number>();
  for (const { key, count } of tallies) add(counts, key, count);
  return counts;
}

/** As impose-measure.ts has it: the day of arrival is day 1, and no test is asked for after the last day. */
function testDates({ testDays, days }: RuleOption, arrivalDate: string): string[] {
  return testDays.filter((day) => day <= days).map((day) => addDays(arrivalDate, day - 1));
}

function datesOf(from: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index));
}

function add<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

// What sums of shares are off by is far below a millionth of a person.
function wholePeople(shares: number): number {
  return Math.max(0, Math.ceil(shares - 1e-6));
}
