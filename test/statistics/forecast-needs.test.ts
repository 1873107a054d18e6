import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastNeeds, type Standing } from '../../functions/statistics/forecast-needs.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { exampleRules } from '../../scripts/seed/seed-items.ts';
import { propertyRun } from '../support/property-run.ts';
import { aRule } from '../support/steps.ts';

const day1 = '2026-01-20';
const county = '410105';

/** Arrivals of a day as they are counted: by origin, how many of them with a stay, how many with symptoms. */
function arrivals(
  given: { origins?: Partial<Record<string, number>>; stays?: number; symptoms?: number } = {},
  { date = day1, place = county } = {},
): Tally[] {
  const { origins = { '31': 10 }, stays = 0, symptoms = 0 } = given;
  const all = Object.values(origins).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const counts: [string, number][] = [
    ['expected', all],
    ['expected.risk-stay', stays],
    ['expected.symptoms', symptoms],
    ...Object.entries(origins).map(([code, count = 0]): [string, number] => [
      `expected.origin.${code}`,
      count,
    ]),
  ];
  return counts.map(([key, count]) => ({ place, date, key: key as TallyKey, count }));
}

const needs = (
  expected: Tally[],
  rules: readonly ControlRule[],
  { from = day1, days = 7, standing = [] as Standing[] } = {},
) =>
  forecastNeeds(
    { expected, rules, standing: new Map([[county, standing]]) },
    { from, to: addDays(from, days - 1) },
  ).days;
const testsOf = (...given: Parameters<typeof needs>) => needs(...given).map((day) => day.testsNeeded);
const placesOf = (...given: Parameters<typeof needs>) => needs(...given).map((day) => day.quarantineNeeded);

const home = (days: number, testDays: number[]) => [{ measure: 'home-quarantine' as const, days, testDays }];
const centre = (days: number, testDays: number[] = []) => [
  { measure: 'centralized-quarantine' as const, days, testDays },
];

describe('what the expected arrivals will need (D9)', () => {
  it('is told for every day of the range, the days without arrivals too', () => {
    expect(
      needs(arrivals(), [aRule({ options: home(7, [1, 3, 7]) })], { from: '2026-01-19', days: 3 }),
    ).toEqual([
      { date: '2026-01-19', expected: 0, testsNeeded: 0, quarantineNeeded: 0 },
      { date: '2026-01-20', expected: 10, testsNeeded: 10, quarantineNeeded: 0 },
      { date: '2026-01-21', expected: 0, testsNeeded: 0, quarantineNeeded: 0 },
    ]);
  });

  it('counts test days from the day of arrival, and none after the measure has ended', () => {
    expect(testsOf(arrivals(), [aRule({ options: home(5, [1, 3, 7]) })])).toEqual([10, 0, 10, 0, 0, 0, 0]);
  });

  it('counts a place for each day of the period, the first and the last among them', () => {
    expect(placesOf(arrivals(), [aRule({ options: centre(3) })])).toEqual([10, 10, 10, 0, 0, 0, 0]);
  });

  it('goes by the first option of a rule', () => {
    const rule = aRule({ options: [...home(7, [1]), ...centre(7, [2])] });
    expect(testsOf([...arrivals()], [rule])).toEqual([10, 0, 0, 0, 0, 0, 0]);
    expect(placesOf([...arrivals()], [rule])).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('adds up places and days, and counts who came before the range and is still there', () => {
    const expected = [
      ...arrivals({}, { date: '2026-01-18' }),
      ...arrivals({ origins: { '31': 5 } }, { place: '410106' }),
    ];
    expect(placesOf(expected, [aRule({ options: centre(4) })])).toEqual([15, 15, 5, 5, 0, 0, 0]);
  });

  it('adds what those who are here already occupy and owe', () => {
    const standing = [{ date: '2026-01-21', quarantined: 40, testsOwed: 12 }];
    const [first, second] = needs(arrivals(), [aRule({ options: centre(2, [2]) })], { standing });
    expect([first?.testsNeeded, first?.quarantineNeeded]).toEqual([0, 10]);
    expect([second?.testsNeeded, second?.quarantineNeeded]).toEqual([22, 50]);
  });
});

describe('the rule that an arrival is counted under', () => {
  it('is one: the most demanding that applies, whatever the order', () => {
    const rules = [
      aRule({ id: 'a', options: home(28, [1, 2, 3]) }),
      aRule({ id: 'b', options: centre(3, [1]) }),
      aRule({ id: 'c', options: centre(5, [1]) }),
      aRule({ id: 'd', options: centre(5, [1, 2]) }),
    ];
    for (const order of [rules, rules.toReversed()]) {
      expect(placesOf(arrivals(), order)).toEqual([10, 10, 10, 10, 10, 0, 0]);
      expect(testsOf(arrivals(), order)).toEqual([10, 10, 0, 0, 0, 0, 0]);
    }
  });

  it('is the version of the day of arrival, not of the day that is forecast', () => {
    const rules = [
      aRule({ options: centre(3) }),
      aRule({ version: 2, fromDate: '2026-01-21', options: centre(1) }),
    ];
    const expected = [...arrivals(), ...arrivals({}, { date: '2026-01-21' })];
    expect(placesOf(expected, rules)).toEqual([10, 20, 10, 0, 0, 0, 0]);
  });

  it('holds at the place', () => {
    const rule = aRule({ regions: ['410106'], options: centre(1) });
    expect(placesOf(arrivals(), [rule])[0]).toBe(0);
    expect(placesOf(arrivals({}, { place: '410106001' }), [rule])[0]).toBe(10);
  });

  it.each([
    ['any', 111],
    ['outside-henan', 101],
    ['abroad', 1],
  ] as const)('applies by origin: %s', (origin, count) => {
    const expected = arrivals({ origins: { '41': 10, '31': 60, '44': 40, abroad: 1 } });
    expect(placesOf(expected, [aRule({ appliesTo: { origin }, options: centre(1) })])[0]).toBe(count);
  });

  it.each([
    [{ riskStay: true as const }, 20],
    [{ symptoms: true as const }, 10],
    // Shared out evenly: a tenth of the twenty.
    [{ riskStay: true as const, symptoms: true as const }, 2],
  ])('applies by stays and symptoms: %o', (wanted, count) => {
    const expected = arrivals({ origins: { '31': 50, '41': 50 }, stays: 20, symptoms: 10 });
    const rule = aRule({ appliesTo: { origin: 'any', ...wanted }, options: centre(1) });
    expect(placesOf(expected, [rule])[0]).toBe(count);
  });

  it('rounds people up, once', () => {
    const expected = arrivals({ origins: { '31': 3, '41': 7 }, stays: 5 });
    const rule = aRule({ appliesTo: { origin: 'outside-henan', riskStay: true }, options: centre(1) });
    expect(placesOf(expected, [rule])[0]).toBe(2);
    const twice = [
      ...expected,
      ...arrivals({ origins: { '31': 3, '41': 7 }, stays: 5 }, { place: '410106' }),
    ];
    expect(placesOf(twice, [rule])[0]).toBe(3);
  });

  it('is none where no rule applies: nothing is needed', () => {
    expect(needs(arrivals(), []).every((day) => day.testsNeeded === 0 && day.quarantineNeeded === 0)).toBe(
      true,
    );
  });
});

describe('the forecast by the example rules', () => {
  const counts = fc.nat({ max: 300 });
  const mixed = fc
    .record({ henan: counts, elsewhere: counts, abroad: counts, stays: counts, symptoms: counts })
    .map(({ henan, elsewhere, abroad, stays, symptoms }) => {
      const all = henan + elsewhere + abroad;
      const origins = { '41': henan, '44': elsewhere, abroad };
      return {
        all,
        expected: arrivals({ origins, stays: Math.min(all, stays), symptoms: Math.min(all, symptoms) }),
      };
    });

  it('tests everybody once on the day of arrival, and never gives anybody two places', () => {
    fc.assert(
      fc.property(mixed, ({ all, expected }) => {
        const [first, ...later] = needs(expected, exampleRules, { days: 9 });
        expect([first?.expected, first?.testsNeeded]).toEqual([all, all]);
        for (const day of [first, ...later]) expect(day?.quarantineNeeded).toBeLessThanOrEqual(all);
        expect(later.at(-1)).toMatchObject({ testsNeeded: 0, quarantineNeeded: 0 });
      }),
      propertyRun('forecast', 200),
    );
  });

  it('asks for no less when more come', () => {
    fc.assert(
      fc.property(mixed, mixed, (some, more) => {
        const others = more.expected.map((tally) => ({ ...tally, place: '410106' }));
        const both = needs([...some.expected, ...others], exampleRules);
        for (const [index, day] of needs(some.expected, exampleRules).entries()) {
          expect(both[index]?.testsNeeded).toBeGreaterThanOrEqual(day.testsNeeded);
          expect(both[index]?.quarantineNeeded).toBeGreaterThanOrEqual(day.quarantineNeeded);
        }
      }),
      propertyRun('more arrivals', 100),
    );
  });
});
