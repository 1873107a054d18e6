import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equipment, equipmentList } from '../../schemas/equipment.ts';
import { equipmentImportResult } from '../../schemas/equipment-import.ts';
import { finding, findingList } from '../../schemas/finding.ts';
import { checkDigitOf } from '../../schemas/imei.ts';
import { problem } from '../../schemas/problem.ts';
import { regionWithChildren } from '../../schemas/region.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { sendFeed } from './send-feed.ts';

const township = '410105001';
const [community, other] = ['410105001003', '410105001006'];
const officer = `officer-${community}`;
const county = 'county-410105';
const header = '手机号,IMEI,最近使用时间';

let running: RunningSystem;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: [township] });
});
afterAll(() => running.stop());

const imeiOf = (digits: string): string => digits + checkDigitOf(digits);
const foreign = imeiOf('35000000123456');
const listOf = async (region: string, sub = county) =>
  (await running.as(sub)({ path: `/v1/equipment/${region}` })).as(equipmentList);
const rowOf = async (code: string, sub = county) => (await listOf(code, sub)).rows?.[0];
const heldBy = async (code: string) => {
  const held = (await rowOf(code))?.equipment;
  if (held === undefined) throw new Error(`${code} has no equipment`);
  return held;
};
const put = (code: string, body: object, version: number, sub = county) =>
  running.as(sub)({
    method: 'PUT',
    path: `/v1/equipment/${code}`,
    body,
    headers: { 'If-Match': `"${version}"` },
  });
const post = (sub: string, path: string, body: object) => running.as(sub)({ method: 'POST', path, body });
const stepOf = (sub: string, code: string, body: object) => post(sub, `/v1/equipment/${code}/steps`, body);
const tell = async (name: string, ...rows: string[]) => {
  const run = await sendFeed(running, name, `${[header, ...rows].join('\n')}\n`, { kind: 'sim-device' });
  await running.system.idle();
  return run;
};
const found = async (state = 'open') =>
  (await running.as(officer)({ path: `/v1/findings?region=${community}&state=${state}` })).as(findingList)
    .rows;
const opened = async (sub: string) => {
  const [row] = await found();
  return (await running.as(sub)({ path: `/v1/findings/${row?.id}` })).as(finding);
};
const findingStep = async (sub: string, body: object) =>
  post(sub, `/v1/findings/${(await found())[0]?.id}/steps`, body);

describe('the registry of SIMs and devices (F1)', () => {
  it('says which communities have theirs and which have none, and above a county how many', async () => {
    const list = await listOf(township);
    const without = list.rows?.filter((row) => row.equipment === undefined).map((row) => row.community);
    expect(without?.every((code) => code.endsWith('0'))).toBe(true);
    expect(list.communities - list.equipped).toBe(without?.length);
    const city = await listOf('4101', 'city-4101');
    expect(city.children?.find(({ code }) => code === '410105')).toMatchObject({
      communities: list.communities,
      equipped: list.equipped,
    });
    expect((await rowOf(community, officer))?.equipment?.community).toBe(community);
  });

  it('issues one of each to a community at a time, and to no other: what takes over does so at once', async () => {
    const [held, neighbour] = [await heldBy(community), await heldBy(other)];
    const taken = await put(community, { sim: held.sim, device: neighbour.device }, held.version);
    expect(taken.status).toBe(422);
    const { since: _sim, ...sim } = held.sim;
    const { since: _device, ...device } = neighbour.device;
    const refused = await put(community, { sim, device }, held.version);
    expect(refused.as(problem).errors).toMatchObject([{ pointer: '/device/imei' }]);
    const next = {
      sim: { ...sim, number: '17000009999' },
      device: { imei: imeiOf('86000001999999'), model: '二型' },
    };
    const issued = (await put(community, next, held.version)).as(equipment);
    expect(issued).toMatchObject({ state: 'issued', version: held.version + 1, ...next });
    expect((await put(community, next, held.version)).status).toBe(412);
    const { region } = (await running.as(officer)({ path: `/v1/regions/${community}` })).as(
      regionWithChildren,
    );
    expect(region.officerPhone).toBe('17000009999');
    // The device that it had is free for others now.
    const { since: _old, ...free } = held.device;
    const { since: _its, ...its } = neighbour.sim;
    expect((await put(other, { sim: its, device: free }, neighbour.version)).status).toBe(200);
  });

  it('takes only numbers of the dedicated range, and only from who has the agreement with the operator', async () => {
    const { version, sim, device } = await heldBy(community);
    const body = {
      sim: { number: '13800000001', iccid: sim.iccid },
      device: { imei: device.imei, model: device.model },
    };
    expect((await put(community, body, version)).as(problem).errors).toMatchObject([
      { pointer: '/sim/number' },
    ]);
    expect((await put(community, body, version, `township-${township}`)).status).toBe(403);
    expect((await put('410106001001', body, 0)).status).toBe(403);
  });

  it('is received by the officer, once', async () => {
    expect((await stepOf(officer, community, { kind: 'receipt' })).as(equipment).state).toBe('in-use');
    expect((await stepOf(officer, community, { kind: 'receipt' })).status).toBe(409);
  });

  it('is issued by a list, in which every wrong line is named and keeps no other back', async () => {
    const list = await listOf(township);
    const [first = ''] =
      list.rows?.flatMap((row) => (row.equipment === undefined ? [row.community] : [])) ?? [];
    const line = (n: number, code: string, more: object = {}) => ({
      ...{ line: n, community: code, number: '17000008888', iccid: `8986002299000000000${n}` },
      ...{ imei: imeiOf('86000001888888'), model: '一型', ...more },
    });
    const rows = [
      line(2, first),
      line(3, '410105001999', { number: '17000008889', imei: imeiOf('86000001888889') }),
      line(4, community, { number: '1700000', imei: '860000018888881' }),
    ];
    const send = async (isDryRun: boolean) =>
      (await post(county, '/v1/equipment/410105/imports', { rows, isDryRun })).as(equipmentImportResult);
    const outcomes = ['issued', 'invalid', 'invalid'];
    const tried = await send(true);
    expect(tried.rows.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect((await rowOf(first))?.equipment).toBeUndefined();
    const done = await send(false);
    expect(done.rows).toEqual(tried.rows);
    expect(done.rows[2]?.errors?.map(({ column }) => column)).toEqual(['number', 'imei']);
    expect((await heldBy(first)).sim.number).toBe('17000008888');
    expect((await send(false)).rows[0]?.outcome).toBe('unchanged');
  });
});

describe('pairs of SIM and device (F3)', () => {
  it('say that a SIM is where it belongs, as networks write it, and count what is none of ours', async () => {
    const { sim, device } = await heldBy(community);
    const asSent = `${device.imei.slice(0, 14)}0`;
    const run = await tell(
      'pairs.csv',
      `86${sim.number},${asSent},2026-01-17 09:00:00`,
      `13800000001,${foreign},2026-01-17 09:00:00`,
      `${sim.number},35,2026-01-17 09:00:00`,
    );
    expect(run).toMatchObject({
      state: 'done',
      counts: { rows: 3, matched: 1, dropped: 1, rejected: 1 },
      applied: { facts: 1, others: 0 },
    });
    // It was issued after the pair was seen, so the pair says nothing of it.
    expect(await found()).toEqual([]);
  });

  it('find a SIM in another phone: the community is warned, and the phone is told by its model only', async () => {
    const { sim } = await heldBy(community);
    await running.system.clock.set(new Date('2026-01-18T10:00:00+08:00'));
    const run = await tell('elsewhere.csv', `${sim.number},${foreign},2026-01-18 08:00:00`);
    expect(run?.applied).toMatchObject({ facts: 1, known: 0 });
    expect(await found()).toMatchObject([{ rule: 'sim-separated', kind: 'against-us', place: community }]);
    const shown = await opened(officer);
    expect(shown.evidence).toMatchObject([
      { feed: 'sim-device', line: 2, told: { number: sim.number, model: foreign.slice(0, 8) } },
    ]);
    expect(JSON.stringify([shown, await listOf(township)])).not.toContain(foreign.slice(0, 14));
    expect((await rowOf(community))?.seen).toMatchObject({ device: 'other', model: foreign.slice(0, 8) });
    const told = running.system.inbox.messages().filter(({ kind }) => kind === 'finding-opened');
    expect(told.length).toBeGreaterThan(0);
  });

  it('change nothing when they come again or are older, and settle it when the SIM is back', async () => {
    const { sim, device } = await heldBy(community);
    const again = await tell('again.csv', `${sim.number},${foreign},2026-01-18 08:00:00`);
    expect(again?.applied).toMatchObject({ facts: 0, known: 1 });
    await tell('older.csv', `${sim.number},${device.imei},2026-01-18 07:00:00`);
    expect(await found()).toHaveLength(1);
    await tell('back.csv', `${sim.number},${device.imei},2026-01-18 09:00:00`);
    expect(await found()).toEqual([]);
    expect(await found('closed')).toMatchObject([{ outcome: 'settled' }]);
  });

  it('find nothing in a phone that is lent while the device is repaired', async () => {
    const { sim } = await heldBy(community);
    const loan = imeiOf('86000002000001');
    await stepOf(officer, community, { kind: 'repair', loan });
    await running.system.clock.set(new Date('2026-01-19T10:00:00+08:00'));
    await tell('loan.csv', `${sim.number},${loan},2026-01-19 09:00:00`);
    expect(await found()).toEqual([]);
    await stepOf(officer, community, { kind: 'repaired' });
    await running.system.idle();
    expect(await found()).toEqual([]);
    // It went back: whoever uses it after that is asked why.
    await tell('still.csv', `${sim.number},${loan},2026-01-19 10:00:30`);
    expect(await found()).toMatchObject([{ rule: 'sim-separated', times: 2 }]);
  });

  it('say whose device it is when the registry has it of another community', async () => {
    const { sim } = await heldBy(community);
    const neighbour = await heldBy(other);
    const at = '2026-01-19 10:00:40';
    const rows = [{ number: sim.number, imei: neighbour.device.imei, at }];
    expect((await post('province-41', '/v1/feeds/sim-device/rows', { rows })).status).toBe(202);
    await running.system.idle();
    expect((await opened(county)).evidence).toMatchObject([{ told: { community: other } }]);
    // Whose it is, only those learn who both are below (invariant 7).
    expect((await opened(officer)).evidence).toMatchObject([{ told: { community: '*' } }]);
  });

  it('are seen through by a reason that the township accepts: the same phone opens nothing again (F3)', async () => {
    const close = (outcome: string) => ({ kind: 'closure', outcome, note: '情况属实' });
    const early = await findingStep(county, { kind: 'charge', note: '未整改' });
    expect(early.as(problem).code).toBe('finding.charge-early');
    expect((await findingStep(`township-${township}`, close('explained'))).status).toBe(409);
    expect((await findingStep(officer, { kind: 'explanation', reason: 'repair-loan' })).status).toBe(201);
    expect((await opened(`township-${township}`)).outcomes).toEqual(['explained']);
    expect((await findingStep(`township-${township}`, close('registered'))).status).toBe(422);
    expect((await findingStep(`township-${township}`, close('explained'))).status).toBe(201);
    const { sim } = await heldBy(community);
    const neighbour = await heldBy(other);
    await tell('seen-through.csv', `${sim.number},${neighbour.device.imei},2026-01-19 10:00:50`);
    expect(await found()).toEqual([]);
  });
});
