import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Capacities, type Capacity, capacities, capacity } from '../../schemas/capacity.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newKey } from '../support/world.ts';

let api: StaffApi;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const code of ['410105', '410106', '410107', '410202', '410203'])
    await api.addStaff({ role: 'county', region: code });
  await api.addStaff({ role: 'city', region: '4101' });
  await api.addStaff({ role: 'city', region: '4103' });
  await api.addStaff({ role: 'province', region: '41' });
  for (const code of ['41', '4101', '4102', '4103', '410105', '410106', '410202', '410203'])
    await api.world.addRegion({ code });
  await api.world.addRegion({ code: '410107', validTo: '2026-01-19' });
});
afterEach(() => vi.setSystemTime(afternoon));
afterAll(() => api.stop());

const enter = <Body = Capacity>(
  region: string,
  [quarantinePlaces, testsADay]: readonly [unknown, unknown],
  { sub = `county-${region}`, key = newKey() } = {},
) =>
  api.call<Body>({
    sub,
    method: 'PUT',
    path: `/v1/capacities/${region}`,
    body: { quarantinePlaces, testsADay },
    headers: { 'idempotency-key': key },
  });
const sumOf = <Body = Capacities>(region: string, sub = 'province-41') =>
  api.call<Body>({ sub, path: `/v1/capacities?region=${region}` });

describe('what a county has (D9)', () => {
  it('is entered by the county itself, with who and when', async () => {
    const { status, body } = await enter('410203', [120, 3_000]);
    expect(status).toBe(200);
    expect(capacity.parse(body)).toEqual({
      region: '410203',
      quarantinePlaces: 120,
      testsADay: 3_000,
      enteredAt: afternoon.toISOString(),
      enteredBy: 'county-410203',
    });
  });

  it.each(['410106', '4101', '410105001'])('is entered by no other county: %s', async (region) => {
    const { status, body } = await enter<Problem>(region, [1, 1], { sub: 'county-410105' });
    expect([status, body.code]).toEqual([403, 'outside-jurisdiction']);
  });

  it.each([
    [-1, 0],
    [0, 1.5],
    [1_000_001, 0],
    [undefined, 0],
    ['12', 0],
  ])('is two whole numbers that can be: not %s and %s', async (places, tests) => {
    expect((await enter('410105', [places, tests])).status).toBe(422);
  });

  it('may be nothing: zero is a number too', async () => {
    await enter('410202', [0, 0]);
    expect((await sumOf('410202', 'county-410202')).body).toMatchObject({ quarantinePlaces: 0, counties: 1 });
  });

  it('is what was entered last, and all that was entered before is kept', async () => {
    const key = newKey();
    const first = await enter('410106', [100, 1_000], { key });
    vi.setSystemTime(hoursAfter(1));
    await enter('410106', [300, 2_000]);
    expect((await enter('410106', [100, 1_000], { key })).text).toBe(first.text);
    expect((await sumOf('410106')).body).toMatchObject({ quarantinePlaces: 300, testsADay: 2_000 });
    const { Items: kept = [] } = await api.world.sources.client.send(
      new QueryCommand({
        TableName: api.world.sources.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'Q#410106' } },
      }),
    );
    expect(kept.map(({ qp }) => qp?.N).sort()).toEqual(['100', '300']);
  });

  it('refuses a key that was used with other numbers', async () => {
    const key = newKey();
    await enter('410106', [1, 1], { key });
    expect((await enter<Problem>('410106', [2, 1], { key })).body.code).toBe('idempotency.reused');
  });
});

describe('what a region has', () => {
  beforeAll(async () => {
    await enter('410105', [200, 5_000]);
    await enter('410106', [50, 800]);
    await enter('410107', [999, 999]);
    await enter('410202', [7, 70]);
  });

  it.each<[string, string, Omit<Capacities, 'region'>]>([
    ['410105', 'county-410105', { quarantinePlaces: 200, testsADay: 5_000, counties: 1, countiesInAll: 1 }],
    ['4101', 'city-4101', { quarantinePlaces: 250, testsADay: 5_800, counties: 2, countiesInAll: 2 }],
    ['4103', 'city-4103', { quarantinePlaces: 0, testsADay: 0, counties: 0, countiesInAll: 0 }],
  ])('is the sum of its counties of today: %s as %s sees it', async (region, sub, expected) => {
    const { status, body } = await sumOf(region, sub);
    expect(status).toBe(200);
    expect(capacities.parse(body)).toEqual({ region, ...expected });
  });

  it('says of how many counties it is the sum', async () => {
    await api.world.addRegion({ code: '410204' });
    const entered = await sumOf('4102');
    expect(entered.body).toMatchObject({ counties: 2, countiesInAll: 3, quarantinePlaces: 127 });
    expect((await sumOf('41')).body).toMatchObject({ counties: 4, countiesInAll: 5, quarantinePlaces: 377 });
  });

  it('costs one read unit and what tells the counties', async () => {
    await sumOf('41');
    api.aws.takeCalls();
    await sumOf('41');
    const calls = api.aws.takeCalls().map(({ action, units }) => [action, units]);
    expect(calls).toEqual([
      ['DynamoDB GetItem', 1],
      ['DynamoDB GetItem', 0.5],
      ['DynamoDB Query', 0.5],
    ]);
  });

  it.each([
    ['410106', 'county-410105', 403, 'outside-jurisdiction'],
    ['41', 'city-4101', 403, 'outside-jurisdiction'],
    ['410105001', 'county-410105', 422, 'invalid'],
    ['410199', 'city-4101', 404, 'not-found'],
    ['x', 'city-4101', 422, 'invalid'],
  ])('is not told of %s to %s', async (region, sub, status, code) => {
    const answer = await sumOf<Problem>(region, sub);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
