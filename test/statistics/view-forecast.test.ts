import { describe, expect, it } from 'vitest';
import { type ForecastNeeds, viewForecast } from '../../functions/statistics/view-forecast.ts';
import { forecast } from '../../schemas/capacity.ts';
import type { Tally } from '../../schemas/tally.ts';
import { aRule } from '../support/steps.ts';

const today = '2026-01-20';
const arriving = (date: string): Tally[] => [
  { place: '410105', date, key: 'expected', count: 4 },
  { place: '410105', date, key: 'expected.origin.31', count: 4 },
];

/** Four arrivals on each day that is asked for, and what was asked. */
function someNeeds(given: Partial<ForecastNeeds> = {}) {
  const asked: string[] = [];
  const needs: ForecastNeeds = {
    tallies: {
      expected: (_region, { from, to }) => {
        asked.push(`${from}/${to}`);
        return Promise.resolve([from, to].flatMap(arriving));
      },
      standing: () => Promise.resolve(new Map([['410105', [{ date: today, quarantined: 7, testsOwed: 3 }]]])),
    },
    rules: {
      all: () =>
        Promise.resolve([
          aRule({ options: [{ measure: 'centralized-quarantine', days: 2, testDays: [1] }] }),
        ]),
    },
    capacity: (region) => {
      const has = { region, quarantinePlaces: 10, testsADay: 900 };
      const entered = [{ ...has, name: '金水区', enteredAt: `${today}T01:00:00.000Z`, enteredBy: 's' }];
      return Promise.resolve({ sums: { ...has, counties: 1, countiesInAll: 1 }, entered });
    },
    ...given,
  };
  return { needs, asked };
}

describe('the forecast of a region (D9)', () => {
  it('is what will be needed, against what there is', async () => {
    const { needs } = someNeeds();
    const told = await viewForecast(needs, { region: '410105', from: today, to: '2026-01-21', today });
    expect(forecast.parse(told)).toEqual({
      region: '410105',
      days: [
        {
          ...{ date: today, expected: 4, testsNeeded: 7, quarantineNeeded: 11 },
          lacking: { tests: 0, quarantinePlaces: 1 },
        },
        {
          ...{ date: '2026-01-21', expected: 4, testsNeeded: 4, quarantineNeeded: 8 },
          lacking: { tests: 0, quarantinePlaces: 0 },
        },
      ],
      capacity: {
        ...{ quarantinePlaces: 10, testsADay: 900, counties: 1, countiesInAll: 1 },
        lacking: [{ code: '410105', name: '金水区', tests: 0, quarantinePlaces: 1 }],
      },
    });
  });

  it.each([
    ['today on', today, today],
    ['today on, when the range began before', '2026-01-10', today],
    ['today on, when who comes today may still be there', '2026-02-16', today],
    ['the longest period before, when the range is far ahead', '2026-03-01', '2026-02-02'],
  ])('counts arrivals from %s', async (_title, from, first) => {
    const { needs, asked } = someNeeds();
    await viewForecast(needs, { region: '410105', from, to: '2026-03-05', today });
    expect(asked).toEqual([`${first}/2026-03-05`]);
  });

  it('does not say that nothing lacks where no county has entered anything', async () => {
    const sums = { region: '4101', quarantinePlaces: 0, testsADay: 0, counties: 0, countiesInAll: 12 };
    const { needs } = someNeeds({ capacity: () => Promise.resolve({ sums, entered: [] }) });
    const told = await viewForecast(needs, { region: '4101', from: today, to: today, today });
    expect(told.days[0]).not.toHaveProperty('lacking');
    expect(told.capacity?.lacking).toEqual([]);
  });

  it('says nothing of what there is where no county can have entered it', async () => {
    const { needs } = someNeeds({ capacity: () => Promise.resolve(undefined) });
    const told = await viewForecast(needs, { region: '410105001', from: today, to: today, today });
    expect(told).not.toHaveProperty('capacity');
  });
});
