import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import {
  type RiskAreaChange,
  type RiskAreaList,
  type RiskAreaProblem,
  riskAreaChange,
  riskAreaList,
} from '../../schemas/risk-area-list.ts';
import { afternoon } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aRiskArea } from '../support/steps.ts';
import { newKey } from '../support/world.ts';

let api: StaffApi;
const clerk = 'province-41';
const path = '/v1/risk-areas';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'province', region: '41' });
  await api.addStaff({ role: 'officer', region: '410105001001' });
  await api.world.addRegion({ code: '410202' });
});
afterAll(() => api.stop());

let region = '';
let regions = 0;
/** Each test has an area of its own. */
beforeEach(() => {
  regions += 1;
  region = `4403${String(regions).padStart(2, '0')}`;
});

const wanted = (given: object = {}) => ({
  region,
  level: 'medium',
  fromDate: '2026-01-10',
  documentNumber: '示例〔2026〕30号',
  ...given,
});
const send = <Body = RiskAreaChange>(body: object, { key = newKey(), sub = clerk } = {}) =>
  api.call<Body>({ sub, method: 'POST', path, body, headers: { 'idempotency-key': key } });
const listed = async (query: string, sub = clerk) => {
  const { body } = await api.call<RiskAreaList>({ sub, path: `${path}?${query}` });
  return riskAreaList.parse(body);
};
const own = async (query = 'region=4403') =>
  (await listed(query)).areas.filter((area) => area.region === region);

describe('the list of risk areas (D6)', () => {
  it('takes an area, with who listed it and when', async () => {
    const { status, body } = await send(wanted());
    expect(status).toBe(201);
    const { area } = riskAreaChange.parse(body);
    expect(area).toMatchObject({
      ...wanted(),
      version: 1,
      example: false,
      move: 'listed',
      at: afternoon.toISOString(),
      by: { sub: clerk, place: '41' },
    });
    expect(await own()).toEqual([{ ...area, earlier: [] }]);
  });

  it('links each change into the chain of who made it, under the id that its record names', async () => {
    const { body } = await send(wanted());
    const chain = await readChain(api.world.sources, clerk);
    expect(chain.at(-1)).toMatchObject({ declaration: body.area.entry, sub: clerk, place: '41' });
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('lists an area at another level from a day on: what was before ends, and both can be seen', async () => {
    const { body: first } = await send(wanted());
    const { status, body } = await send(
      wanted({ level: 'high', fromDate: '2026-01-15', documentNumber: '示例〔2026〕31号', seen: 1 }),
    );
    expect([status, body.move, body.ended?.toDate]).toEqual([201, 'level-changed', '2026-01-14']);
    expect(await own('region=4403&on=2026-01-14')).toMatchObject([{ level: 'medium', toDate: '2026-01-14' }]);
    expect(await own('region=4403&on=2026-01-15')).toMatchObject([{ level: 'high' }]);
    const [now, before] = await own();
    expect([now?.earlier, before?.earlier]).toEqual([[], [first.area]]);
  });

  it('takes an area off with its last day, and keeps all that was said of it', async () => {
    await send(wanted());
    const { body } = await send(wanted({ toDate: '2026-01-20', seen: 1 }));
    expect([body.move, body.area.version]).toEqual(['delisted', 2]);
    expect(await own('region=4403&on=2026-01-21')).toEqual([]);
    expect(await own('region=4403&on=2026-01-20')).toHaveLength(1);
    const [time] = await own();
    expect(time?.earlier).toMatchObject([{ version: 1 }]);
    expect(time?.earlier[0]?.toDate).toBeUndefined();
  });

  it('takes a change once, however often it is sent', async () => {
    const key = newKey();
    await send(wanted());
    const change = wanted({ level: 'high', fromDate: '2026-01-15', seen: 1 });
    const first = await send(change, { key });
    const entries = (await readChain(api.world.sources, clerk)).length;
    expect((await send(change, { key })).text).toBe(first.text);
    expect(await readChain(api.world.sources, clerk)).toHaveLength(entries);
    expect(await own()).toHaveLength(2);
    const other = await send<RiskAreaProblem>(wanted({ seen: 1 }), { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.reused']);
  });

  it('takes one of two changes that come at once, and tells the other what stands there', async () => {
    await send(wanted());
    const answers = await Promise.all([
      send<RiskAreaProblem>(wanted({ toDate: '2026-01-20', seen: 1 })),
      send<RiskAreaProblem>(wanted({ level: 'high', seen: 1 })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect([refused?.code, refused?.current?.version]).toEqual(['risk-area.changed', 2]);
    const [time] = await own();
    expect([time?.version, time?.earlier.length]).toEqual([2, 1]);
  });

  it('takes one of two new times of the same area that come at once', async () => {
    const answers = await Promise.all([
      send<RiskAreaProblem>(wanted()),
      send<RiskAreaProblem>(wanted({ fromDate: '2026-01-05' })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await own()).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['an area that stands there, as if it were new', { level: 'high' }, 'risk-area.listed'],
    ['days on which it stands there already', { fromDate: '2026-01-20' }, 'risk-area.listed'],
    ['a change of what was changed since', { level: 'high', seen: 2 }, 'risk-area.changed'],
    ['what it says already', { seen: 1 }, 'risk-area.unchanged'],
  ])('refuses %s, with what stands there', async (_title, given, code) => {
    const { body: first } = await send(wanted());
    const { status, body } = await send<RiskAreaProblem>(wanted(given));
    expect([status, body.code, body.current]).toEqual([409, code, first.area]);
  });

  it('refuses a change of what is not on the list', async () => {
    const { status, body } = await send<RiskAreaProblem>(wanted({ seen: 1 }));
    expect([status, body.code]).toEqual([409, 'risk-area.changed']);
  });

  it.each<[string, object, string, string]>([
    ['a whole province', { region: '44' }, '/region', 'risk-area.province'],
    ['a province that does not exist', { region: '990101' }, '/region', 'region.unknown'],
    ['a county of Henan that does not exist', { region: '410299' }, '/region', 'region.unknown'],
    ['a day long past', { fromDate: '2002-01-01' }, '/fromDate', 'risk-area.far'],
    ['a last day that nobody means', { toDate: '2062-01-01' }, '/toDate', 'risk-area.far'],
    ['an end before the beginning', { toDate: '2026-01-09' }, '/toDate', 'date.order'],
    ['no level', { level: undefined }, '/level', 'required'],
  ])('takes no %s', async (_title, given, pointer, code) => {
    const { status, body } = await send<RiskAreaProblem>(wanted(given));
    expect([status, body.errors?.map((error) => [error.pointer, error.code])]).toEqual([
      422,
      [[pointer, code]],
    ]);
  });

  it('takes an area of Henan itself', async () => {
    region = '410202';
    expect((await send(wanted())).status).toBe(201);
  });

  it('is everybody’s to read, and the province’s alone to change', async () => {
    const officer = 'officer-410105001001';
    await send(wanted());
    const { areas } = await listed('region=4403', officer);
    expect(areas.some((area) => area.region === region)).toBe(true);
    const { status, body } = await send<RiskAreaProblem>(wanted(), { sub: officer });
    expect([status, body.code]).toEqual([403, 'not-allowed']);
  });
});

describe('reading the list', () => {
  const part = (n: number): RiskArea => aRiskArea({ region: String(450_100_000 + n).padStart(9, '0') });
  beforeAll(async () => {
    for (let n = 0; n < 310; n += 1) await api.addRiskArea(part(n));
    await api.addRiskArea(aRiskArea({ region: '450100000', version: 2, level: 'high' }));
    await api.addRiskArea(aRiskArea({ region: '4502' }));
    await api.addRiskArea(aRiskArea({ region: '500112', toDate: '2026-01-02' }));
  });

  it('goes page by page through a province, and loses or repeats nothing', async () => {
    const first = await listed('region=45');
    expect([first.areas.length, first.next]).toEqual([300, '450100299']);
    const second = await listed(`region=45&after=${first.next ?? ''}`);
    const all = [...first.areas, ...second.areas].map((area) => area.region);
    expect([all.length, new Set(all).size, second.next]).toEqual([311, 311, undefined]);
    expect(all).toEqual(all.toSorted());
    expect(first.areas[0]).toMatchObject({ version: 2, level: 'high', earlier: [{ version: 1 }] });
  });

  it('is of a city only, where a city is asked for', async () => {
    expect((await listed('region=4502')).areas.map((area) => area.region)).toEqual(['4502']);
  });

  it('goes on with the next province where the whole country is read', async () => {
    const { areas, next } = await listed('after=450100299&on=2026-01-02');
    expect(areas.map((area) => area.region).slice(-2)).toEqual(['4502', '500112']);
    expect(next).toBeUndefined();
    expect((await listed('after=450100299&on=2026-01-03')).areas.at(-1)?.region).toBe('4502');
  });

  it('costs a Query of each province, none of them large where nothing is listed', async () => {
    await listed('on=2026-01-01');
    api.aws.takeCalls();
    await listed('after=46');
    const calls = api.aws.takeCalls().map(({ action, units }) => [action, units]);
    const [account, ...queries] = calls;
    expect(account).toEqual(['DynamoDB GetItem', 1]);
    expect(queries).toEqual(Array.from({ length: 11 }, () => ['DynamoDB Query', 0.5]));
  });

  it.each(['region=440305', 'region=x', 'on=2026-02-30', 'after=1', 'level=high'])(
    'asks for nothing else: %s',
    async (query) => {
      expect((await api.call({ sub: clerk, path: `${path}?${query}` })).status).toBe(422);
    },
  );
});
