import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { keepLook } from '../../functions/shared/table/break-glass-store.ts';
import { caseList } from '../../schemas/case-list.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { anArrival, arrived, underControl } from '../support/steps.ts';
import { newId } from '../support/world.ts';
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

const ask: ListedCounty['ask'] = (query, as) => here.ask(query, as);
const allPages: ListedCounty['allPages'] = (query, as) => here.allPages(query, as);
const add: ListedCounty['add'] = (given) => here.add(given);
const idsOf = async (query: Record<string, string>, as?: string) =>
  (await ask(query, as)).body.rows.map(({ id }) => id);
const codeOf = async (query: Record<string, string>, as?: string) => {
  const { status, body } = await ask(query, as);
  return [status, (body as unknown as Problem).code];
};
const fill = (count: number, place: string) =>
  Promise.all(Array.from({ length: count }, () => add({ place, ...underControl() })));

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
    await here.askToAccept(waiting, place);
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

  it('is no view: nothing is put on record', async () => {
    await add({ place: `${townships[0]}001` });
    await ask({ region: county });
    expect(await readChain(api.world.sources, here.sub)).toEqual([]);
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
      ...{
        id: newId(),
        sub: here.sub,
        from: county,
        region: other,
        purpose: 'mutual-aid',
        reason: '协助流调排查',
      },
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
