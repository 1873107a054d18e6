import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openJournalWriter } from '../../functions/shared/table/journal-writer.ts';
import { packTallies } from '../../functions/shared/table/tallies-codec.ts';
import { type Forecast, forecast } from '../../schemas/capacity.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { afternoon } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aRule } from '../support/steps.ts';
import { aJournalRecord } from './some-tallies.ts';

let api: StaffApi;
const [today, tomorrow] = ['2026-01-20', '2026-01-21'] as const;
const days = `&from=${today}&to=${tomorrow}`;
/** Of two cities: one with three counties, one with one. */
const counties = { 金水区: '410105', 二七区: '410103', 中原区: '410102', 龙亭区: '410202' };

/** So many people of a community are in centralized quarantine until tomorrow. */
function held(county: string, count: number): Tally[] {
  const place = `${county}001001`;
  return [
    { place, date: '2026-01-15', key: 'control-on.centralized-quarantine', count },
    { place, date: addDays(tomorrow, 1), key: 'control-off.centralized-quarantine', count },
  ];
}
/** So many are expected tomorrow, from elsewhere. */
function expected(county: string, count: number): Tally[] {
  const place = `${county}001001`;
  return (['expected', 'expected.origin.31'] as const).map((key) => ({ place, date: tomorrow, key, count }));
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const code of ['41', '4101', '4102', '410105001']) await api.world.addRegion({ code });
  for (const [name, code] of Object.entries(counties)) {
    await api.world.addRegion({ code, name });
    await api.addStaff({ role: 'county', region: code });
  }
  await api.addStaff({ role: 'city', region: '4101' });
  await api.addStaff({ role: 'province', region: '41' });
  await api.addRule(aRule({ options: [{ measure: 'centralized-quarantine', days: 3, testDays: [1] }] }));
  const told = [
    ...held('410105', 20),
    ...expected('410105', 10),
    ...held('410103', 5),
    ...held('410102', 500),
    ...expected('410202', 40),
  ];
  await openJournalWriter(api.world.sources)(
    'shard-1',
    [{ ...aJournalRecord(1), tallies: packTallies(told) }],
    afternoon,
  );
  const enter = (county: string, quarantinePlaces: number, testsADay: number) =>
    api.call({
      ...{ sub: `county-${county}`, method: 'PUT', path: `/v1/capacities/${county}` },
      body: { quarantinePlaces, testsADay },
    });
  // 中原区 has entered nothing.
  await enter('410105', 20, 1_000);
  await enter('410103', 900, 1_000);
  await enter('410202', 50, 30);
});
afterAll(() => api.stop());

const ask = async (region: string, sub: string) =>
  forecast.parse((await api.call<Forecast>({ sub, path: `/v1/forecast?region=${region}${days}` })).body);

describe('the forecast of a region (D9)', () => {
  it('says what a county lacks although the city has plenty, and not all have entered theirs', async () => {
    const told = await ask('4101', 'city-4101');
    expect(told.days).toEqual([
      {
        ...{ date: today, expected: 0, testsNeeded: 0, quarantineNeeded: 525 },
        lacking: { tests: 0, quarantinePlaces: 0 },
      },
      {
        ...{ date: tomorrow, expected: 10, testsNeeded: 10, quarantineNeeded: 535 },
        lacking: { tests: 0, quarantinePlaces: 10 },
      },
    ]);
    expect(told.capacity).toEqual({
      ...{ quarantinePlaces: 920, testsADay: 2_000, counties: 2, countiesInAll: 3 },
      lacking: [{ code: '410105', name: '金水区', tests: 0, quarantinePlaces: 10 }],
    });
  });

  it('adds up what the counties of the province lack, and names them', async () => {
    const told = await ask('41', 'province-41');
    expect(told.days[1]?.lacking).toEqual({ tests: 10, quarantinePlaces: 10 });
    expect(told.capacity?.lacking).toEqual([
      { code: '410105', name: '金水区', tests: 0, quarantinePlaces: 10 },
      { code: '410202', name: '龙亭区', tests: 10, quarantinePlaces: 0 },
    ]);
  });

  it('is the same of the county itself, and tells nothing of what lacks below it', async () => {
    const told = await ask('410105', 'county-410105');
    expect(told.days[1]).toMatchObject({
      quarantineNeeded: 30,
      lacking: { tests: 0, quarantinePlaces: 10 },
    });
    const below = await ask('410105001', 'county-410105');
    expect(below).not.toHaveProperty('capacity');
    expect(below.days[1]).toEqual({ date: tomorrow, expected: 10, testsNeeded: 10, quarantineNeeded: 30 });
  });

  it('does not say that nothing lacks where nobody has entered anything', async () => {
    const told = await ask('410102', 'county-410102');
    expect(told.days[0]).not.toHaveProperty('lacking');
    expect(told.capacity).toMatchObject({ counties: 0, countiesInAll: 1, lacking: [] });
  });
});
