import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseList } from '../../schemas/case-list.ts';
import { cityConflict, cityConflictList } from '../../schemas/city-conflict.ts';
import { type CityImport, cityFileTaken, cityImportList } from '../../schemas/city-import.ts';
import { cityDays, citySystem, citySystemList } from '../../schemas/city-system.ts';
import { fileLink } from '../../schemas/file-link.ts';
import { problem } from '../../schemas/problem.ts';
import { caseDetail } from '../../schemas/worklist.ts';
import { residentId } from '../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { aCityRow, asCityFile, type CityCells } from './a-city-row.ts';
import { declareOne } from './declare-one.ts';

const city = '/v1/city-systems/4101';
const community = '410105001003';
const neighbour = '410105001006';
const client = 'city-system-4101';
const day = '2026-01-17';

let running: RunningSystem;
beforeAll(async () => {
  running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: ['410105001'] });
});
afterAll(() => running.stop());

const person = (ordinal: number, given: CityCells = {}): CityCells =>
  aCityRow({ 报备单号: `ZZ-${ordinal}`, 证件号码: residentId(ordinal), ...given });
let sent = 0;

/** Sends rows as the city’s client does, and waits for what comes of them. */
async function send(rows: readonly CityCells[], isDryRun = false): Promise<CityImport> {
  // Rows that came in the same millisecond would have no order.
  await running.system.clock.advance(1_000);
  sent += 1;
  const name = `day-${sent}.csv`;
  const content = Buffer.from(asCityFile(rows)).toString('base64');
  const path = `${city}/files`;
  const answer = await running.as(client)({ method: 'POST', path, body: { name, content, isDryRun } });
  expect(answer.status).toBe(202);
  return outcomeOf(name);
}

async function outcomeOf(name: string): Promise<CityImport> {
  for (let look = 0; look < 10; look += 1) {
    await running.system.idle();
    const { imports } = (await running.as(client)({ path: `${city}/imports` })).as(cityImportList);
    const found = imports.find((one) => one.name === name);
    if (found !== undefined && found.state !== 'reading') return found;
    await running.system.clock.advance(10_000);
  }
  throw new Error(`the import of ${name} does not end`);
}

const cases = async (region = community) =>
  (
    await running.as(`officer-${region}`)({
      path: `/v1/declarations?region=${region}&from=2026-01-17&to=2026-01-31`,
    })
  ).as(caseList).rows;
const conflicts = async () =>
  (await running.as('city-4101')({ path: `${city}/conflicts` })).as(cityConflictList).conflicts;

describe('the system that a city runs itself', () => {
  it('is tried before it is connected: a dry run says what would come of it, and writes nothing', async () => {
    const tried = await send([person(1), person(2, { 交通方式: '骆驼' })], true);
    expect(tried).toMatchObject({
      state: 'done',
      isDryRun: true,
      counts: { rows: 2, filed: 1, rejected: 1 },
    });
    expect(await cases()).toEqual([]);
    const path = `${city}/rows`;
    const refused = await running.as(client)({ method: 'POST', path, body: { rows: [person(1)] } });
    expect(refused.as(problem)).toMatchObject({ status: 409, code: 'city-system.not-connected' });
  });

  it('may send a file again, and is told when it uses the key of one for another', async () => {
    const headers = { 'Idempotency-Key': 'one-file-and-no-other' };
    const sendAs = (way: string, rows: readonly CityCells[]) => {
      const content = Buffer.from(asCityFile(rows)).toString('base64');
      const body = { name: 'tried.csv', isDryRun: true, ...(way === 'files' && { content }) };
      return running.as(client)({ method: 'POST', path: `${city}/${way}`, body, headers });
    };
    const taken = [await sendAs('files', [person(1)]), await sendAs('files', [person(1)])];
    expect(taken.map((answer) => answer.as(cityFileTaken).again)).toEqual([false, true]);
    for (const other of [await sendAs('files', [person(2)]), await sendAs('uploads', [])])
      expect(other.as(problem)).toMatchObject({ status: 422, code: 'idempotency.reused' });
  });

  it('is told of an empty file by its name', async () => {
    const body = { name: 'empty.csv', content: '', isDryRun: true };
    expect((await running.as(client)({ method: 'POST', path: `${city}/files`, body })).status).toBe(202);
    await running.system.idle();
    expect(await outcomeOf('empty.csv')).toMatchObject({ state: 'refused', refusal: { code: 'empty' } });
  });

  it('is connected by the province, once for what was seen', async () => {
    const body = { state: 'connected', freshHours: 24, reason: '郑州市自建系统 1 月 17 日起接入' };
    const connect = (version: string) =>
      running.as('province-41')({ method: 'PUT', path: city, body, headers: { 'If-Match': `"${version}"` } });
    expect((await connect('0')).as(citySystem)).toMatchObject({ state: 'connected', version: 1 });
    expect((await connect('7')).status).toBe(412);
    const { systems } = (await running.as('province-41')({ path: '/v1/city-systems' })).as(citySystemList);
    expect(systems.find((one) => one.city === '4101')).toMatchObject({ mapping: { version: 1 } });
  });

  it('files what people declared there, with where it comes from, once however often it is sent', async () => {
    const rows = [person(1), person(2, { 交通方式: '骆驼' }), person(3, { 目的社区: '410202003001' })];
    const first = await send(rows);
    expect(first.counts).toMatchObject({ rows: 3, filed: 1, rejected: 2 });
    const again = await send(rows);
    expect(again.counts).toMatchObject({ rows: 3, filed: 0, unchanged: 1, rejected: 2 });
    const [filed, ...others] = await cases();
    expect(others).toEqual([]);
    expect(filed).toMatchObject({ state: 'declared', direction: 'returning' });
    const detail = (await running.as(`officer-${community}`)({ path: `/v1/declarations/${filed?.id}` })).as(
      caseDetail,
    );
    expect(detail).toMatchObject({
      channel: 'city-system',
      source: { city: '4101', reference: 'ZZ-1' },
      leadDays: 2,
    });
  });

  it('names each bad row by line, field and reason in a list of all outcomes', async () => {
    const { imports } = (await running.as(client)({ path: `${city}/imports` })).as(cityImportList);
    const id = imports.find(({ counts }) => counts?.filed === 1 && counts.rejected === 2)?.id;
    const link = await running.as(client)({
      method: 'POST',
      path: `${city}/imports/${id}/outcomes`,
      body: {},
    });
    const list = await (await fetch(link.as(fileLink).url)).text();
    expect(list.split('\r\n').slice(1, 4)).toEqual([
      '2,新增报备,filed,,,',
      '3,不合格,rejected,交通方式,不认识的取值,not a value of this column',
      expect.stringContaining('4,不合格,rejected,目的社区（村）,目的地不在本市'),
    ]);
  });

  it('edits and withdraws what it filed; what is older changes nothing', async () => {
    const later = { 更新时间: '2026-01-17 10:00:00', 预计抵达时间: '2026-01-20 08:00' };
    expect((await send([person(1, later)])).counts).toMatchObject({ edited: 1 });
    expect((await send([person(1, { 预计抵达时间: '2026-01-21 08:00' })])).counts).toMatchObject({
      older: 1,
    });
    await send([person(4)]);
    const withdrawn = await send([person(4, { 状态: '作废', 更新时间: '2026-01-17 09:30:00' })]);
    expect(withdrawn.counts).toMatchObject({ withdrawn: 1 });
    const states = (await cases()).map(({ state, expectedArrivalAt }) => [state, expectedArrivalAt]);
    expect(states).toContainEqual(['declared', '2026-01-20T00:00:00.000Z']);
    expect(states.filter(([state]) => state === 'declared')).toHaveLength(1);
  });

  it('joins who declared the same here, and keeps beside it who said something else', async () => {
    const expectedArrivalAt = '2026-01-19T16:00:00+08:00';
    const [same, other] = [residentId(5), residentId(6)];
    await declareOne(running, { document: same, expectedArrivalAt });
    const held = await declareOne(running, { document: other, expectedArrivalAt }, neighbour);
    const both = await send([person(5), person(6)]);
    expect(both.counts).toMatchObject({ rows: 2, joined: 1, conflict: 1 });
    const [open] = await conflicts();
    expect(open).toMatchObject({ kind: 'day-held', declaration: held, wants: 'declaration' });
    const path = `${city}/conflicts/${open?.id}/decision`;
    const decide = (decision: string) =>
      running.as('city-4101')({ method: 'POST', path, body: { decision, reason: '专管员核实' } });
    expect((await decide('theirs')).as(problem).code).toBe('city-conflict.officer');
    expect((await decide('ours')).as(cityConflict).decision).toMatchObject({ kind: 'ours' });
    expect((await decide('ours')).status).toBe(201);
  });

  it('lets a person of the city decide what was changed on both sides, and blocks nobody meanwhile', async () => {
    await send([person(7)]);
    const twice = await send([
      person(7, { 更新时间: '2026-01-17 09:20:00', 车次航班: 'G2' }),
      person(7, { 更新时间: '2026-01-17 09:20:00', 车次航班: 'G3' }),
    ]);
    expect(twice.counts).toMatchObject({ edited: 1, conflict: 1 });
    const open = (await conflicts()).find(({ decision }) => decision === undefined);
    expect(open).toMatchObject({ kind: 'same-time', wants: 'edit' });
    const path = `${city}/conflicts/${open?.id}/decision`;
    const body = { decision: 'theirs', reason: '市系统核对后以第二行为准' };
    expect((await running.as('city-4101')({ method: 'POST', path, body })).status).toBe(201);
    const detail = (
      await running.as(`officer-${community}`)({ path: `/v1/declarations/${open?.declaration}` })
    ).as(caseDetail);
    expect(detail).toMatchObject({ journey: { serviceNumber: 'G3' }, edits: 2 });
  });

  it('has its counts of a day compared with ours, and tells both levels where they differ', async () => {
    await running.system.clock.set(new Date('2026-01-18T08:00:00+08:00'));
    const path = `${city}/counts`;
    const [yesterday] = (await running.as(client)({ path })).as(cityDays).days;
    expect(yesterday).toMatchObject({ day, ours: { withdrawn: 1 } });
    const ours = yesterday?.ours.declared ?? 0;
    const tell = (declared: number) =>
      running.as(client)({ method: 'PUT', path: `${path}/${day}`, body: { declared, withdrawn: 1 } });
    expect((await tell(ours + 3)).status).toBe(200);
    await running.system.clock.set(new Date('2026-01-18T09:05:00+08:00'));
    await running.system.idle();
    const told = running.system.inbox.messages({ kind: 'city-counts' });
    expect(told.map(({ text }) => text.includes('不一致'))).toEqual([true, true]);
    expect((await tell(ours)).status).toBe(200);
  });
});
