import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginRecountNight, findRecounted } from '../../functions/shared/table/recount-store.ts';
import { keepVerdict, type Verdict } from '../../functions/shared/table/verdict-store.ts';
import type { DriftReport } from '../../schemas/drift.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { expectRefusedAlike } from './refused-alike.ts';

let api: StaffApi;
const today = shanghaiDate(afternoon);
const ago = (days: number): string => addDays(today, -days);

const aVerdict = (given: Partial<Verdict> = {}): Verdict => ({
  region: '410105',
  night: today,
  state: 'final',
  judgedAt: `${given.night ?? today}T19:30:00.000Z`,
  drifting: 0,
  unsettled: 0,
  listed: [],
  ...given,
});
const judged = (given: Partial<Verdict>) => keepVerdict(api.world.sources, aVerdict(given), undefined);
const wrong: Verdict['listed'] = [
  { place: community, date: '2026-01-19', key: 'declared', expected: 3, counted: 5 },
  { place: otherCommunity, date: 'total', key: 'uncontacted.21', expected: 1, counted: 0 },
];

async function ask(region: string, sub = 'city-4101') {
  return api.call<DriftReport>({ sub, path: `/v1/statistics/drift?region=${region}` });
}
const lineOf = async (region: string, code: string, sub?: string) =>
  (await ask(region, sub)).body.regions.find((line) => line.code === code);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  process.env['DEAD_LETTERS_URL'] = `${api.aws.url}/dead-letters`;
  for (const [code, name] of [
    ['4101', '郑州市'],
    ['410105', '金水区'],
    ['410106', '上街区'],
    ['410105001', '文化路街道'],
  ] as const)
    await api.world.addRegion({ code, name });
  await api.addStaff({ role: 'city', region: '4101' });
  await api.addStaff({ role: 'officer', region: community });
  await judged({ night: ago(1), drifting: 2, listed: wrong });
  await judged({ state: 'suspected', drifting: 9 });
  await judged({ region: '410106' });
});
beforeEach(() => void api.aws.takeCalls());
afterAll(() => api.stop());

describe('what drifted', () => {
  it('is told by county, with when each was recounted last', async () => {
    const { regions } = (await ask('4101')).body;
    expect(regions.map(({ code, name, drifting }) => [code, name, drifting])).toEqual([
      ['4101', '郑州市', 0],
      ['410105', '金水区', 2],
      ['410106', '上街区', 0],
    ]);
    expect(regions[2]?.recountedAt).toBe(`${today}T19:30:00.000Z`);
    expect(regions[0]).not.toHaveProperty('recountedAt');
  });

  it('stays shown until a night has found it right; what is only suspected yet is not told', async () => {
    expect(await lineOf('4101', '410105')).toMatchObject({
      recountedAt: `${ago(1)}T19:30:00.000Z`,
      drifting: 2,
    });
  });

  it('is named by metrics of the dictionary, the day, and both counts', async () => {
    expect((await lineOf('410105', '410105'))?.drifts).toEqual([
      { place: community, metrics: ['declared'], date: '2026-01-19', counted: 5, recounted: 3 },
      { place: otherCommunity, metrics: ['pending', 'overdue'], counted: 0, recounted: 1 },
    ]);
  });

  it('is told to a community as far as it is its own', async () => {
    const line = await lineOf(community, '410105', `officer-${community}`);
    expect(line).toMatchObject({ name: '金水区', drifting: 1, drifts: [{ place: community }] });
  });

  it('of a region that is not theirs is refused, whether that exists or not; of an unknown one there is none', async () => {
    await expectRefusedAlike(api, ['4102', '4199', '41'], (region) => ask(region));
    expect((await ask('410199')).status).toBe(404);
    expect((await ask('4')).status).toBe(422);
  });
});

describe('a step of the recount', () => {
  const cases = 120;
  const send = async (message: unknown): Promise<SQSBatchResponse> => {
    const { handler } = await import('../../functions/statistics/handler-recount.ts');
    const record = { messageId: 'message-1', body: JSON.stringify(message) } as SQSRecord;
    return handler({ Records: [record] } satisfies SQSEvent);
  };

  it('reads a case for little more than half a unit, and writes what it found in a few', async () => {
    for (let n = 0; n < cases; n += 1) await api.world.addDeclaration({});
    await beginRecountNight(api.world.sources, { night: today, began: {} });
    api.aws.takeCalls();
    expect(await send({ step: 'recount', night: today, region: '410105' })).toEqual({
      batchItemFailures: [],
    });
    const calls = api.aws.takeCalls();
    const units = (...actions: string[]) =>
      calls
        .filter(({ action }) => actions.some((one) => action.endsWith(` ${one}`)))
        .reduce((sum, call) => sum + call.units, 0);
    expect(units('Query', 'BatchGetItem', 'GetItem') / cases).toBeLessThan(0.6);
    expect(units('PutItem')).toBeLessThan(5);
    expect(await findRecounted(api.world.sources, today)).toMatchObject([{ county: '410105' }]);
  });

  it('that nobody understands is set aside', async () => {
    expect(await send({ step: 'dance', night: today, region: '410105' })).toEqual({ batchItemFailures: [] });
  });
});
