import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../schemas/problem.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact } from '../support/steps.ts';
import { newId } from '../support/world.ts';

let api: StaffApi;
const sender = `officer-${community}`;
const receiver = `officer-${otherCommunity}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const region of [community, otherCommunity]) await api.addStaff({ role: 'officer', region });
});
beforeEach(() => api.aws.stopReplica());
afterEach(() => api.aws.catchUp());
afterAll(() => api.stop());

const post = (path: string, body: unknown, { sub = sender, key = randomUUID() } = {}) =>
  api.call<RecordedStep & Problem>({
    sub,
    method: 'POST',
    path: `/v1/declarations/${path}`,
    body,
    headers: { 'idempotency-key': key },
  });
const record = (id: string, given = {}) => post(`${id}/verifications`, aContact(), given);
const transfer = (id: string) =>
  post(`${id}/transfers`, { community: otherCommunity, reason: '实际到达别处' });
const answer = (id: string, n: number, how: 'acceptance' | 'refusal', body: unknown) =>
  post(`${id}/transfers/${n}/${how}`, body, { sub: receiver });

describe('a read that has not heard of the last writes yet', () => {
  it('loses no step: both of two are kept', async () => {
    const { id } = await api.world.addDeclaration();
    for (let version = 2; version <= 3; version += 1)
      expect((await record(id)).body).toMatchObject({ version });
    expect((await api.world.find(id))?.verifications).toHaveLength(2);
  });

  it('makes no second step of a retry, which is answered the same', async () => {
    const { id } = await api.world.addDeclaration();
    const key = randomUUID();
    const first = await record(id, { key });
    expect(await record(id, { key })).toMatchObject({ status: 201, text: first.text });
    expect((await api.world.find(id))?.verifications).toHaveLength(1);
  });

  it('does not hide a case that is there', async () => {
    const id = newId();
    expect((await record(id)).status).toBe(404);
    await api.world.addDeclaration({ id });
    expect((await record(id)).status).toBe(201);
  });

  it('does not keep out somebody who was appointed, or moved to where the case is', async () => {
    const { id } = await api.world.addDeclaration();
    const sub = 'the-new-one';
    expect((await record(id, { sub })).status).toBe(403);
    await api.addStaff({ role: 'officer', region: community, sub });
    expect((await record(id, { sub })).status).toBe(201);

    api.aws.stopReplica();
    await api.addStaff({ role: 'officer', region: otherCommunity, sub });
    expect((await record(id, { sub })).status).toBe(404);
    await api.addStaff({ role: 'officer', region: community, sub });
    expect((await record(id, { sub })).status).toBe(201);
  });

  it('refuses no transfer for one that was answered since, and no answer to one that was asked since', async () => {
    const { id } = await api.world.addDeclaration();
    expect((await answer(id, 1, 'refusal', { reason: '查无此人' })).status).toBe(404);
    expect((await transfer(id)).status).toBe(201);
    expect((await answer(id, 1, 'refusal', { reason: '查无此人' })).status).toBe(201);
    api.aws.stopReplica();
    expect((await transfer(id)).body).toMatchObject({ n: 2 });
    expect((await transfer(id)).body.code).toBe('transfer-open');
    expect((await answer(id, 2, 'acceptance', {})).body).toMatchObject({ place: otherCommunity });
  });

  it('still refuses what is to be refused', async () => {
    const { id } = await api.world.addDeclaration({ state: 'released' });
    expect((await record(id)).body).toMatchObject({ status: 409, code: 'closed' });
  });
});

describe('recording a step', () => {
  it('reads half a unit for the account and half a unit for the case (F4)', async () => {
    const { id } = await api.world.addDeclaration();
    await record(id);
    api.aws.takeCalls();
    await record(id);
    const reads = api.aws.takeCalls().filter(({ action }) => action === 'DynamoDB GetItem');
    // The replica stands still: the version was another, and both are read again as they are.
    expect(reads.map(({ request }) => request['ConsistentRead'])).toEqual([false, false, true, true]);
    api.aws.catchUp();
    await record(id);
    const again = api.aws.takeCalls().filter(({ action }) => action === 'DynamoDB GetItem');
    expect(again.map(({ units }) => units)).toEqual([0.5, 0.5]);
  });
});
