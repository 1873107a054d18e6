import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import { keepLook } from '../../functions/shared/table/break-glass-store.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import { type CaseList, caseList } from '../../schemas/case-list.ts';
import type { Declaration, Verification } from '../../schemas/declaration.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact, aMeasure, anArrival, arrived, aTest, entry, underControl } from '../support/steps.ts';
import { newId } from '../support/world.ts';

let api: StaffApi;
let number = 10;
/** A county of its own for each test, with three townships. */
let county: string;
let townships: [string, string, string];
let sub: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
});
beforeEach(async () => {
  county = `4107${String((number += 1)).padStart(2, '0')}`;
  townships = [`${county}003`, `${county}001`, `${county}002`];
  for (const code of [county, ...townships, `${townships[0]}001`, `${townships[0]}002`])
    await api.world.addRegion({ code });
  sub = `county-${county}`;
  await api.addStaff({ role: 'county', region: county });
});
afterAll(() => api.stop());

const days = { from: '2026-01-24', to: '2026-01-24' };
const ask = (query: Record<string, string>, as = sub) =>
  api.call<CaseList>({
    sub: as,
    path: `/v1/declarations?${new URLSearchParams({ ...days, ...query }).toString()}`,
  });
const idsOf = async (query: Record<string, string>, as = sub) =>
  (await ask(query, as)).body.rows.map(({ id }) => id);
const codeOf = async (query: Record<string, string>, as = sub) => {
  const { status, body } = await ask(query, as);
  return [status, (body as unknown as Problem).code];
};
/** Of some cases, the names of those that a list has, each once. */
async function namesIn(cases: Record<string, Declaration>, query: Record<string, string>): Promise<string[]> {
  const ids = (await allPages(query)).flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  return Object.entries(cases).flatMap(([name, { id }]) => (ids.includes(id) ? [name] : []));
}
const today = { from: '2026-01-20', to: '2026-01-20' };
const aroundNow = { from: '2026-01-01', to: '2026-02-28' };
const add = (given: Partial<Declaration>) => api.world.addDeclaration(given);
/** A transfer to a place that has not answered yet. */
async function askToAccept(waiting: Declaration, place: string): Promise<void> {
  const row = putTransferRow(api.world.sources, waiting, {
    ...{
      n: 1,
      to: place,
      from: waiting.place,
      state: 'waiting',
      reason: '到了别处',
      at: waiting.submittedAt,
    },
    ...{ key: 'k', body: 'b', by: { sub: 's', place: waiting.place } },
  });
  const after = { ...waiting, waitingAt: place };
  await changeDeclaration(api.world.sources, { before: waiting, after, by: 'staff' }, [row]);
}
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
const fill = (count: number, place: string) =>
  Promise.all(Array.from({ length: count }, () => add({ place, ...underControl() })));
const allPages = async (query: Record<string, string>, as = sub) => {
  const pages: CaseList[] = [];
  let next: string | undefined;
  do {
    const { body } = await ask({ ...query, ...(next !== undefined && { cursor: next }) }, as);
    pages.push(body);
    next = body.next;
  } while (next !== undefined);
  return pages;
};

describe('the list of a region’s declarations (D2)', () => {
  it('goes township by township, its open cases first, each line masked', async () => {
    const [last, first] = townships;
    const closed = await add({ place: `${first}001`, state: 'released' });
    const open = await add({ place: `${first}001`, dueAt: '2026-01-20T05:00:00.000Z' });
    const listed = await add({ place: last, destination: `${last}001` });
    api.aws.takeCalls();
    const answer = await ask({ region: county });
    // The keys are not needed before there is a page to turn.
    expect(api.aws.takeCalls().filter(({ action }) => action.startsWith('KMS'))).toEqual([]);
    expect(answer.body.rows.map(({ id, place, overdue, state }) => [id, place, overdue, state])).toEqual([
      [open.id, `${first}001`, true, 'declared'],
      [closed.id, `${first}001`, false, 'released'],
      [listed.id, last, false, 'declared'],
    ]);
    expect(caseList.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.rows.map(({ dueAt }) => dueAt !== undefined)).toEqual([true, false, true]);
    expect(answer.body.rows[0]?.maskedName).toBe('张*明');
    for (const mark of [open.personal.name, open.personal.phone, open.personal.document.number])
      expect(answer.text).not.toContain(mark);
  });

  it('of a township is its own, of a community its own: open and closed, near and at the edge of days', async () => {
    const [place] = townships;
    const here = [
      await add({ place: `${place}001` }),
      await add({ place: `${place}001`, state: 'withdrawn' }),
    ];
    const beside = [
      await add({ place: `${place}002` }),
      await add({ place: `${place}002`, state: 'not-coming' }),
    ];
    const listed = await add({ place });
    await add({ place: `${townships[1]}001` });
    const ids = (cases: Declaration[]) => cases.map(({ id }) => id).sort();
    expect((await idsOf({ region: `${place}001` })).sort()).toEqual(ids(here));
    expect((await idsOf({ region: place })).sort()).toEqual(ids([...here, ...beside, listed]));
    expect((await idsOf({ region: `${place}001`, from: '2026-01-20', to: '2026-02-20' })).sort()).toEqual(
      ids(here),
    );
  });

  it('is of the days of the current expected arrival, in Shanghai, open or closed', async () => {
    const place = `${townships[0]}001`;
    for (const state of ['contacted', 'released'] as const) {
      const at = (expectedArrivalAt: string) => add({ place, state, expectedArrivalAt });
      await at('2026-01-23T15:59:59.999Z');
      const start = await at('2026-01-23T16:00:00.000Z');
      const end = await at('2026-01-24T15:59:59.999Z');
      await at('2026-01-24T16:00:00.000Z');
      expect(new Set(await idsOf({ region: county, state }))).toEqual(new Set([start.id, end.id]));
    }
  });

  it('leaves out what does not count, and what only waits there to be accepted', async () => {
    const place = `${townships[0]}001`;
    await add({ place, state: 'claimed', claimOf: 'a'.repeat(22) });
    await add({ place, state: 'superseded' });
    const waiting = await add({ place: '410105001001' });
    await askToAccept(waiting, place);
    expect((await ask({ region: county })).body).toEqual({ rows: [] });
    for (const state of ['claimed', 'superseded'])
      expect((await ask({ region: county, state })).body).toEqual({ rows: [] });
  });

  it('is chosen by state, risk, measure, lateness, transport and origin', async () => {
    const place = `${townships[0]}001`;
    const told = arrived(anArrival());
    const withLevel = (riskLevel: 'medium' | 'high') => ({
      ...told,
      verifications: (told.verifications ?? []).map((entry) => ({ ...entry, riskLevel })),
    });
    const cases = {
      plain: await add({ place, transport: 'car', origin: { regionCode: '110105' }, state: 'contacted' }),
      late: await add({ place, dueAt: '2026-01-20T06:10:00.000Z', state: 'unreachable' }),
      soon: await add({ place, dueAt: '2026-01-20T06:10:00.001Z', state: 'not-coming' }),
      stay: await add({ place, riskStay: true }),
      medium: await add({ place, ...withLevel('medium') }),
      high: await add({ place, ...withLevel('high'), origin: { country: 'FR' } }),
      held: await add({ place, ...underControl(), origin: { regionCode: '810001' } }),
    };
    const named = async (query: Record<string, string>) => {
      const ids = await idsOf({ region: county, ...query });
      return Object.entries(cases)
        .filter(([, { id }]) => ids.includes(id))
        .map(([name]) => name);
    };
    expect(await named({})).toHaveLength(7);
    expect(await named({ state: 'unreachable' })).toEqual(['late']);
    expect(await named({ state: 'not-coming' })).toEqual(['soon']);
    expect(await named({ risk: 'stay' })).toEqual(['stay', 'medium', 'high']);
    expect(await named({ risk: 'medium' })).toEqual(['medium']);
    expect(await named({ risk: 'high' })).toEqual(['high']);
    expect(await named({ measure: 'home-quarantine' })).toEqual(['held']);
    expect(await named({ measure: 'medical-observation' })).toEqual([]);
    expect(await named({ overdue: 'true' })).toEqual(['late']);
    expect(await named({ transport: 'car' })).toEqual(['plain']);
    expect(await named({ origin: '11' })).toEqual(['plain']);
    expect(await named({ origin: 'abroad' })).toEqual(['high', 'held']);
    expect(await named({ risk: 'high', origin: '44' })).toEqual([]);
  });

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
    await askToAccept(sent, place);
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

  it('is no view: nothing is put on record', async () => {
    await add({ place: `${townships[0]}001` });
    await ask({ region: county });
    expect(await readChain(api.world.sources, sub)).toEqual([]);
  });
});

describe('who may list what', () => {
  it('is refused above the county, with what to do instead', async () => {
    await api.addStaff({ role: 'city', region: '4107' });
    await api.addStaff({ role: 'province', region: '41' });
    expect(await codeOf({ region: '4107' }, 'city-4107')).toEqual([422, 'list.wide']);
    expect(await codeOf({ region: '41' }, 'province-41')).toEqual([422, 'list.wide']);
    expect((await ask({ region: county }, 'province-41')).status).toBe(200);
  });

  it('does not tell another’s region from one that does not exist: same answer, same calls, same units', async () => {
    await api.world.addRegion({ code: '410202' });
    const tried = async (region: string) => {
      await ask({ region });
      api.aws.takeCalls();
      const { status, text } = await ask({ region });
      return [status, text, api.aws.takeCalls().map(({ action, units }) => [action, units])];
    };
    const unknown = await tried(`${county}999`);
    expect(unknown[0]).toBe(404);
    expect(await tried('410202')).toEqual(unknown);
  });

  it('is shown of another region while a break-glass into it is open, and no longer (D8)', async () => {
    const other = `4108${county.slice(4)}`;
    const place = `${other}001001`;
    for (const code of [other, `${other}001`, place]) await api.world.addRegion({ code });
    const { id } = await add({ place });
    expect(await codeOf({ region: other })).toEqual([404, 'not-found']);
    await keepLook(api.world.sources, {
      ...{ id: newId(), sub, from: county, region: other, purpose: 'mutual-aid', reason: '协助流调排查' },
      ...{ startedAt: afternoon.toISOString(), endsAt: hoursAfter(3).toISOString(), key: 'k', body: 'b' },
    });
    expect(await idsOf({ region: other })).toEqual([id]);
    expect(await idsOf({ region: `${other}001` })).toEqual([id]);
    vi.setSystemTime(hoursAfter(4));
    expect(await codeOf({ region: other })).toEqual([404, 'not-found']);
    vi.setSystemTime(afternoon);
  });

  it('lets an officer list the own community and no other', async () => {
    const place = `${townships[0]}001`;
    await api.addStaff({ role: 'officer', region: place });
    const { id } = await add({ place });
    expect(await idsOf({ region: place }, `officer-${place}`)).toEqual([id]);
    expect(await codeOf({ region: townships[0] }, `officer-${place}`)).toEqual([404, 'not-found']);
  });

  it.each([
    ['no region', { region: '' }],
    ['days in the wrong order', { from: '2026-01-25' }],
    ['too many days', { from: '2025-01-01' }],
    ['a state that there is not', { state: 'lost' }],
    ['a field that there is not', { name: '张' }],
    ['a metric that there is not', { metric: 'late' }],
    ['a metric that is nobody’s', { metric: 'verified.median-hours' }],
    ['a metric that lines know nothing of', { metric: 'edited' }],
  ])('is refused for %s', async (_title, query) => {
    expect((await ask({ region: county, ...query })).status).toBe(422);
  });
});

describe('a page of the list', () => {
  const unitsOf = async (query: Record<string, string>) => {
    api.aws.takeCalls();
    const { body } = await ask(query);
    const calls = api.aws.takeCalls().filter(({ action }) => action.startsWith('DynamoDB'));
    return { body, units: calls.reduce((sum, { units }) => sum + units, 0) };
  };

  it('has at most 50 rows; all pages together have each case once', async () => {
    const filed = [
      ...(await fill(70, `${townships[0]}001`)),
      ...(await fill(60, `${townships[1]}002`)),
      ...(await fill(3, townships[2])),
    ];
    const pages = await allPages({ region: county });
    const seen = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 33]);
    expect(seen).toHaveLength(filed.length);
    expect(new Set(seen)).toEqual(new Set(filed.map(({ id }) => id)));
    const chosen = await allPages({ region: townships[0], state: 'under-control' });
    expect(chosen.map(({ rows }) => rows.length)).toEqual([50, 20]);
  });

  it('of 50 rows costs at most 4 read units, and one that finds nothing at most 8, and says where it goes on', async () => {
    await fill(120, `${townships[0]}001`);
    await ask({ region: county });
    const full = await unitsOf({ region: townships[0] });
    expect(full.body.rows).toHaveLength(50);
    expect(full.units).toBeLessThanOrEqual(4);
    const none = await unitsOf({ region: townships[0], transport: 'ship' });
    expect(none.body.rows).toEqual([]);
    expect(none.units).toBeLessThanOrEqual(8);
    await fill(250, `${townships[0]}002`);
    const stopped = await unitsOf({ region: townships[0], transport: 'ship' });
    expect(stopped.units).toBeLessThanOrEqual(8);
    expect(stopped.body.next).toBeDefined();
    const one = await add({ place: `${townships[0]}003`, transport: 'ship' });
    const found = (await allPages({ region: townships[0], transport: 'ship' })).flatMap(({ rows }) => rows);
    expect(found.map(({ id }) => id)).toEqual([one.id]);
  });

  it('of a county with 40 townships costs at most 8 read units too', async () => {
    for (let n = 101; n <= 137; n += 1) await api.world.addRegion({ code: `${county}${n}` });
    const one = await add({ place: `${county}137001` });
    await ask({ region: county });
    expect((await unitsOf({ region: county })).units).toBeLessThanOrEqual(8);
    const pages = await allPages({ region: county });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([one.id]);
  });

  it('has a cursor that nobody can change, make up, or use for another question or as another', async () => {
    await fill(51, `${townships[0]}001`);
    await api.addStaff({ role: 'county', region: county, sub: `second-${county}` });
    const { next = '' } = (await ask({ region: county })).body;
    expect((await ask({ region: county, cursor: next })).body.rows).toHaveLength(1);
    for (const cursor of [`${next}A`, next.slice(0, -1), `x${next}`, 'x', ''])
      expect(await codeOf({ region: county, cursor })).toEqual([400, 'cursor.invalid']);
    for (const other of [{ region: townships[0] }, { to: '2026-01-25' }, { state: 'under-control' }])
      expect(await codeOf({ region: county, cursor: next, ...other })).toEqual([400, 'cursor.invalid']);
    expect(await codeOf({ region: county, cursor: next }, `second-${county}`)).toEqual([
      400,
      'cursor.invalid',
    ]);
  });
});
