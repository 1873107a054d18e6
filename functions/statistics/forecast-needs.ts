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
  standing: readonly Standing[];
  rules: readonly ControlRule[];
}

/**
 * How many tests and places for centralized quarantine the rules in force will ask for on each day of a range (requirements
 * D9). Each expected arrival is counted once, under the most demanding rule that applies to it on its day. Shares of people
 * are added up before they are rounded up, so the sum of two regions may be one less than its parts.
 */
export function forecastNeeds({ expected, standing, rules }: Known, range: Range): Forecast['days'] {
  const tests = new Map(standing.map(({ date, testsOwed }) => [date, testsOwed]));
  const places = new Map(standing.map(({ date, quarantined }) => [date, quarantined]));
  for (const { arrivals, arrivalDate, option } of measuredArrivals(expected, rules)) {
    for (const date of testDates(option, arrivalDate)) add(tests, date, arrivals);
    if (option.measure === 'centralized-quarantine')
      for (const date of datesOf(arrivalDate, option.days)) add(places, date, arrivals);
  }
  const arriving = new Map<string, number>();
  for (const { date, key, count } of expected) if (key === 'expected') add(arriving, date, count);
  return datesOf(range.from, daysBetween(range.from, range.to) + 1).map((date) => ({
    date,
    expected: arriving.get(date) ?? 0,
    testsNeeded: wholePeople(tests.get(date)),
    quarantineNeeded: wholePeople(places.get(date)),
  }));
}

interface Measured {
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
        return option === undefined ? [] : [{ arrivals, arrivalDate, option }];
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
function wholePeople(shares = 0): number {
  return Math.max(0, Math.ceil(shares - 1e-6));
}
