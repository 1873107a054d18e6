import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import type { Declaration, Verification } from '../../schemas/declaration.ts';
import { afternoon } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact, aMeasure, anArrival, arrived, aTest, entry, underControl } from '../support/steps.ts';
import { aListedCounty, type ListedCounty } from './a-listed-county.ts';

let api: StaffApi;
let here: ListedCounty;
let county: string;
let townships: ListedCounty['townships'];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
});
beforeEach(async () => {
  vi.setSystemTime(afternoon);
  here = await aListedCounty(api);
  ({ county, townships } = here);
});
afterAll(() => api.stop());

const namesIn: ListedCounty['namesIn'] = (cases, query) => here.namesIn(cases, query);
const add: ListedCounty['add'] = (given) => here.add(given);
const today = { from: '2026-01-20', to: '2026-01-20' };
const aroundNow = { from: '2026-01-01', to: '2026-02-28' };
/** Under home quarantine for some days. */
function heldFrom(startDate: string, endDate: string): Partial<Declaration> {
  const under = underControl();
  const verifications = (under.verifications ?? []).map((one) =>
    one.imposed === undefined
      ? one
      : { ...one, imposed: { ...one.imposed, startDate, endDate, testDates: [] } },
  );
  return { ...under, verifications };
}

describe('the list of a metric (decision 0019)', () => {
  it('names the cases behind the figures that need attention, as the dictionary defines them', async () => {
    const place = `${townships[0]}001`;
    const due = { dueAt: '2026-01-20T06:10:00.000Z' };
    // It is 06:10 UTC. Six hours after the expected arrival, by the full hour: at 06:00, or not before 07:00.
    const came = { expectedArrivalAt: '2026-01-20T00:00:00.000Z' };
    const comes = { expectedArrivalAt: '2026-01-20T00:00:00.001Z' };
    const cases = {
      uncontacted: await add({ place, ...due }),
      unreached: await add({ place, ...due, state: 'unreachable' }),
      contacted: await add({ place, ...due, state: 'contacted' }),
      missed: await add({ place, ...came, state: 'contacted' }),
      awaited: await add({ place, ...comes, state: 'contacted' }),
      here: await add({ place, ...came, ...arrived() }),
      declined: await add({ place, ...came, state: 'not-coming' }),
    };
    const sent = await add({ place: `${townships[1]}001` });
    await here.askToAccept(sent, place);
    const all = { ...cases, sent };
    const named = (metric: string) => namesIn(all, { region: townships[0], metric, ...aroundNow });
    expect(await named('overdue')).toEqual(['uncontacted', 'unreached']);
    expect(await named('no-show')).toEqual(['missed']);
    expect(await named('awaiting-acceptance')).toEqual(['sent']);
    // Whenever they are expected: a stock knows no days.
    expect(await namesIn(all, { region: townships[0], metric: 'overdue', ...today })).toEqual([
      ...['uncontacted', 'unreached'],
    ]);
    expect(
      await namesIn(all, { region: townships[0], metric: 'overdue', from: '2026-01-19', to: '2026-01-19' }),
    ).toEqual([]);
  });

  it('names who is pending once a round has handed them out', async () => {
    const place = `${townships[0]}001`;
    const cases = {
      queued: await add({ place, submittedAt: afternoon.toISOString() }),
      handedOut: await add({ place, submittedAt: '2026-01-20T05:59:00.000Z' }),
      tried: await add({ place, state: 'unreachable' }),
      reached: await add({ place, state: 'contacted', verifications: [entry(aContact())] }),
    };
    await moveRound(api.world.sources, { at: '2026-01-20T06:00:00.000Z' });
    expect(await namesIn(cases, { region: county, metric: 'pending', ...today })).toEqual([
      ...['handedOut', 'tried'],
    ]);
  });

  it('names who is under control by the days of their measures, not by their state', async () => {
    const place = `${townships[0]}001`;
    const under = (startDate: string, endDate: string, given: Partial<Declaration> = {}) =>
      add({ place, ...heldFrom(startDate, endDate), ...given });
    const cases = {
      held: await under('2026-01-15', '2026-01-21'),
      lastDay: await under('2026-01-14', '2026-01-20'),
      releasedToday: await under('2026-01-14', '2026-01-20', { state: 'released' }),
      over: await under('2026-01-13', '2026-01-19'),
      notYet: await under('2026-01-21', '2026-01-27'),
      arrived: await add({ place, ...arrived() }),
    };
    const named = (metric: string, days: typeof today) => namesIn(cases, { region: county, metric, ...days });
    expect(await named('under-control', today)).toEqual(['held', 'lastDay', 'releasedToday']);
    expect(await named('under-control.home-quarantine', today)).toHaveLength(3);
    expect(await named('under-control.medical-observation', today)).toEqual([]);
    // As it was at the end of days that have passed, and as it is now for days to come.
    expect(await named('under-control', { from: '2026-01-01', to: '2026-01-19' })).toEqual([
      ...['held', 'lastDay', 'releasedToday', 'over'],
    ]);
    expect(await named('under-control', { from: '2026-01-25', to: '2026-01-25' })).toEqual([
      ...['held', 'lastDay', 'releasedToday'],
    ]);
  });

  it('names who came from a risk area by the day on which they came', async () => {
    const place = `${townships[0]}001`;
    const came = (arrivedAt: string, riskLevel?: 'medium' | 'high', given: Partial<Declaration> = {}) => {
      const told = arrived(anArrival({ arrivedAt }));
      const verifications = (told.verifications ?? []).map((one) => ({
        ...one,
        ...(riskLevel && { riskLevel }),
      }));
      return add({ place, ...told, verifications, ...given });
    };
    const cases = {
      expectedLater: await came('2026-01-20T01:00:00.000Z', 'high', {
        expectedArrivalAt: '2026-01-25T01:00:00.000Z',
      }),
      closedSince: await came('2026-01-19T16:00:00.000Z', 'high', { state: 'released' }),
      dayBefore: await came('2026-01-19T15:59:59.999Z', 'high'),
      medium: await came('2026-01-20T01:00:00.000Z', 'medium'),
      neither: await came('2026-01-20T01:00:00.000Z'),
    };
    const named = (metric: string, days: typeof today) => namesIn(cases, { region: county, metric, ...days });
    expect(await named('arrived.high-risk', today)).toEqual(['expectedLater', 'closedSince']);
    expect(await named('arrived.medium-risk', today)).toEqual(['medium']);
    expect(await named('arrived', today)).toEqual(['expectedLater', 'closedSince', 'medium', 'neither']);
    expect(await named('arrived.high-risk', { from: '2026-01-18', to: '2026-01-19' })).toEqual(['dayBefore']);
  });

  it('of a township’s own list to be dispatched has what lies there, and nothing of its communities', async () => {
    const [township] = townships;
    const cases = {
      unplaced: await add({ place: township, destination: `${township}001` }),
      placed: await add({ place: `${township}001` }),
      closed: await add({ place: township, state: 'not-coming' }),
      other: await add({ place: townships[1], destination: `${townships[1]}001` }),
    };
    const named = (query: Record<string, string>) =>
      namesIn(cases, { ...query, dispatch: 'true', ...aroundNow });
    expect(await named({ region: township, metric: 'open' })).toEqual(['unplaced']);
    expect(await named({ region: township })).toEqual(['unplaced', 'closed']);
    expect(await named({ region: county, metric: 'open' })).toEqual(['unplaced', 'other']);
  });

  it('names exactly the cases that owe a test past its day, as many as the statistics count', async () => {
    const place = `${townships[0]}001`;
    const took = (...dates: string[]) =>
      dates.map((date) => entry(aTest({ sampledAt: `${date}T04:00:00.000Z` })));
    const held = (given: Partial<Declaration>, ...later: Verification[]) => {
      const under = underControl();
      return add({ place, ...under, ...given, verifications: [...(under.verifications ?? []), ...later] });
    };
    const shorter: Verification = {
      ...entry(aMeasure()),
      imposed: {
        ...{ measure: 'home-based-health-monitoring', ruleId: 'rule-1', ruleVersion: 1 },
        ...{ documentNumber: '示例', startDate: '2026-01-20', endDate: '2026-01-21', testDates: [] },
      },
    };
    // Tests are asked for on the 20th, 22nd and 26th; it is the 24th.
    const cases = {
      none: await held({}),
      done: await held({}, ...took('2026-01-20', '2026-01-22')),
      missedFirst: await held({}, ...took('2026-01-22')),
      owesSecond: await held({}, ...took('2026-01-21')),
      eased: await held({}, shorter),
      closed: await held({ state: 'released' }),
      notEnded: await held(
        { dueAt: '2026-01-20T05:00:00.000Z' },
        ...took('2026-01-20', '2026-01-22', '2026-01-26'),
      ),
      uncontacted: await add({ place, dueAt: '2026-01-20T05:00:00.000Z' }),
    };
    const named = () => namesIn(cases, { region: county, metric: 'tests-overdue', ...aroundNow });
    const counted = (until: string) =>
      Object.entries(cases).flatMap(([name, one]) => {
        const tallies = countDeclaration({ ...one, occurrences: occurrencesOf(one) });
        return tallies.some(({ key, date }) => key === 'tests-owed' && date < until) ? [name] : [];
      });
    vi.setSystemTime('2026-01-24T04:00:00.000Z');
    expect(await named()).toEqual(['none', 'missedFirst', 'owesSecond']);
    expect(await named()).toEqual(counted('2026-01-24'));
    // A day's tests are owed until it ends.
    for (const [at, today] of [
      ['2026-01-20T15:59:59.999Z', '2026-01-20'],
      ['2026-01-20T16:00:00.000Z', '2026-01-21'],
      ['2026-01-22T15:59:59.999Z', '2026-01-22'],
      ['2026-01-22T16:00:00.000Z', '2026-01-23'],
      ['2026-01-27T00:00:00.000Z', '2026-01-27'],
    ] as const) {
      vi.setSystemTime(at);
      expect(await named()).toEqual(counted(today));
    }
    vi.setSystemTime(afternoon);
  });
});
