import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { endWaiting } from '../../functions/shared/life-cycle/end-waiting.ts';
import { writeChange } from '../../functions/shared/table/change-store.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import type { Declaration, Transfer } from '../../schemas/declaration.ts';
import type { Problem } from '../../schemas/problem.ts';
import { mostTransfers } from '../../schemas/verification.ts';
import type { RecordedStep, Worklist } from '../../schemas/worklist.ts';
import { afternoon, community, hoursAfter, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { arrived } from '../support/steps.ts';

let api: StaffApi;
const sender = `officer-${community}`;
const receiver = `officer-${otherCommunity}`;
const township = 'township-410105001';
const farAway = '410202003001';
const unmanned = '410105001008';
const request = { community: otherCommunity, reason: '实际到达黄河路社区' };

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.world.addRegion({ code: farAway, name: '远处社区' });
  await api.world.addRegion({ code: unmanned, name: '无人社区' });
  await api.world.addRegion({ code: '410105001009', name: '已撤社区', validTo: '2026-01-19' });
  for (const region of [community, otherCommunity, farAway]) await api.addStaff({ role: 'officer', region });
  await api.addStaff({ role: 'township', region: '410105001' });
  await api.addStaff({ role: 'county', region: '410105' });
  await api.addStaff({ role: 'city', region: '4101' });
  await api.addStaff({ role: 'province', region: '41' });
  await moveRound(api.world.sources, { at: afternoon.toISOString() });
});
beforeEach(() => {
  api.aws.messages.length = 0;
});
afterEach(() => vi.setSystemTime(afternoon));
afterAll(() => api.stop());

const post = <Body = RecordedStep>(sub: string, path: string, body: unknown, headers = {}) =>
  api.call<Body>({ sub, method: 'POST', path: `/v1/declarations/${path}`, body, headers });
const send = <Body = RecordedStep>(id: string, to = otherCommunity, sub = sender, headers = {}) =>
  post<Body>(sub, `${id}/transfers`, { ...request, community: to }, headers);
const caseOf = async (id: string): Promise<Declaration> => {
  const found = await api.world.find(id);
  if (found === undefined) throw new Error('gone');
  return found;
};
const rowsOf = async (sub: string) => (await api.call<Worklist>({ sub, path: '/v1/worklist' })).body.rows;

const earlier = (count: number): Transfer[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `key-${index}`,
    body: 'body',
    at: afternoon.toISOString(),
    n: index + 1,
    by: { sub: sender, place: community },
    from: community,
    to: otherCommunity,
    reason: '来回转派',
    state: 'refused',
  }));

describe('passing a case on (C3)', () => {
  it('asks the receiver, and leaves the sender responsible until it accepts', async () => {
    const { id } = await api.world.addDeclaration();
    const answer = await send(id);
    expect(answer.body).toMatchObject({ n: 1, place: community, state: 'declared' });
    const { place, waitingAt, transfers } = await caseOf(id);
    expect([place, waitingAt]).toEqual([community, otherCommunity]);
    expect(transfers).toEqual([
      expect.objectContaining({
        n: 1,
        from: community,
        to: otherCommunity,
        state: 'waiting',
        reason: request.reason,
      }),
    ]);
  });

  it('shows it to the receiver as waiting, and tells the community once, by ids only', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id);
    expect((await rowsOf(receiver)).find((row) => row.id === id)).toMatchObject({
      section: 'waiting-for-acceptance',
      transfer: 1,
      dueAt: '2026-01-20T16:00:00.000Z',
    });
    expect(api.aws.messages).toEqual([
      {
        kind: 'transfer-waiting',
        id: `transfer-waiting-${id}-1`,
        declaration: id,
        place: otherCommunity,
      },
    ]);
  });

  it('is one at a time', async () => {
    const { id } = await api.world.addDeclaration();
    const answers = await Promise.all([send<Problem>(id), send<Problem>(id, farAway)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('transfer-open');
    expect((await caseOf(id)).transfers).toHaveLength(1);
  });

  it('sent again is the same transfer, and is told again under the same id', async () => {
    const { id } = await api.world.addDeclaration();
    const key = { 'idempotency-key': randomUUID() };
    const first = await send(id, otherCommunity, sender, key);
    const again = await send(id, otherCommunity, sender, key);
    expect(again.text).toBe(first.text);
    expect((await caseOf(id)).transfers).toHaveLength(1);
    expect(new Set(api.aws.messages.map((message) => JSON.stringify(message))).size).toBe(1);
    const other = await send<Problem>(id, farAway, sender, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.reused']);
  });

  it.each([
    ['the community where it is', community, 'community.same'],
    ['a community that does not exist', '410105001777', 'community.unknown'],
    ['a community that was closed', '410105001009', 'community.closed'],
    ['something that is no community', '410105001', 'community.format'],
  ])('is refused for %s', async (_title, to, code) => {
    const { id } = await api.world.addDeclaration();
    const answer = await send<Problem>(id, to);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/community', code })]);
  });
});

describe('answering a transfer', () => {
  const waiting = async (given: Partial<Declaration> = {}) => {
    const { id } = await api.world.addDeclaration(given);
    await send(id);
    return id;
  };

  it('accepted: the receiver is responsible, its clock starts, the sender sees it no more', async () => {
    const id = await waiting();
    vi.setSystemTime(hoursAfter(20));
    const answer = await post(receiver, `${id}/transfers/1/acceptance`, { note: '已到达' });
    expect(answer).toMatchObject({
      status: 201,
      body: { place: otherCommunity, n: 1, dueAt: '2026-01-21T16:00:00.000Z' },
    });
    expect((await rowsOf(receiver)).filter((row) => row.id === id)).toEqual([
      expect.not.objectContaining({ transfer: 1 }),
    ]);
    expect((await rowsOf(sender)).filter((row) => row.id === id)).toEqual([]);
    expect((await api.call({ sub: sender, path: `/v1/declarations/${id}` })).status).toBe(404);
    expect((await caseOf(id)).transfers[0]).toMatchObject({
      state: 'accepted',
      answer: '已到达',
      answeredBy: { sub: receiver, place: otherCommunity },
      answeredAt: hoursAfter(20).toISOString(),
    });
  });

  it('refused: it returns to the sender, with the reason; the chain is kept', async () => {
    const id = await waiting();
    const answer = await post(receiver, `${id}/transfers/1/refusal`, { reason: '查无此人' });
    expect(answer).toMatchObject({ status: 201, body: { place: community, n: 1 } });
    expect((await rowsOf(receiver)).filter((row) => row.id === id)).toEqual([]);
    expect((await rowsOf(sender)).filter((row) => row.id === id)).toHaveLength(1);
    await send(id, farAway);
    const { transfers, waitingAt } = await caseOf(id);
    expect(transfers.map(({ n, to, state }) => [n, to, state])).toEqual([
      [1, otherCommunity, 'refused'],
      [2, farAway, 'waiting'],
    ]);
    expect([transfers[0]?.answer, waitingAt]).toEqual(['查无此人', farAway]);
  });

  it.each(['acceptance', 'refusal'])('sent again, an %s is answered the same', async (kind) => {
    const id = await waiting();
    const key = { 'idempotency-key': randomUUID() };
    const body = kind === 'refusal' ? { reason: '查无此人' } : {};
    const first = await post(receiver, `${id}/transfers/1/${kind}`, body, key);
    const again = await post(receiver, `${id}/transfers/1/${kind}`, body, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    const other = kind === 'refusal' ? { reason: '不是本社区' } : { note: '另一内容' };
    expect((await post<Problem>(receiver, `${id}/transfers/1/${kind}`, other, key)).body.code).toBe(
      'idempotency.reused',
    );
  });

  it('counts once: who answers second is told so', async () => {
    const id = await waiting();
    const answers = await Promise.all([
      post<Problem>(receiver, `${id}/transfers/1/acceptance`, {}),
      post<Problem>(receiver, `${id}/transfers/1/refusal`, { reason: '查无此人' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('transfer-answered');
  });

  it('of a case that was closed meanwhile: it can only be refused, which clears it away', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id);
    const { sources } = api.world;
    const before = await caseOf(id);
    await changeDeclaration(sources, {
      before,
      after: { ...before, state: 'withdrawn' },
      event: 'withdrawal',
      by: 'citizen',
    });
    expect((await post<Problem>(receiver, `${id}/transfers/1/acceptance`, {})).body.code).toBe('withdrawn');
    expect((await post(receiver, `${id}/transfers/1/refusal`, { reason: '已撤销' })).status).toBe(201);
    expect((await rowsOf(receiver)).filter((row) => row.id === id)).toEqual([]);
  });

  it('is not waited for any more once the case is closed without it', async () => {
    const id = await waiting();
    const before = await caseOf(id);
    const after = endWaiting({
      ...before,
      state: 'not-coming',
      dueAt: undefined,
      updatedAt: hoursAfter(1).toISOString(),
    });
    await writeChange(api.world.sources, { before, after, event: 'not-coming', by: 'system' });
    expect((await rowsOf(receiver)).filter((row) => row.id === id)).toEqual([]);
    expect(await caseOf(id)).toMatchObject({ transfers: [{ state: 'refused' }] });
    expect(await caseOf(id)).not.toHaveProperty('waitingAt');
  });

  it('is for the one that was asked: not the sender, not a third, not another number', async () => {
    const id = await waiting();
    for (const [sub, n] of [
      [sender, 1],
      [`officer-${farAway}`, 1],
      [receiver, 2],
      [receiver, 0],
      [receiver, 'x'],
    ])
      expect((await post(String(sub), `${id}/transfers/${n}/acceptance`, {})).status).toBe(404);
    expect((await caseOf(id)).waitingAt).toBe(otherCommunity);
  });

  it('may be given by the township of the one that was asked', async () => {
    const id = await waiting();
    expect((await post(township, `${id}/transfers/1/acceptance`, {})).body).toMatchObject({
      place: otherCommunity,
    });
  });

  it('starts the clock of the receiver anew for somebody who has arrived', async () => {
    const id = await waiting(arrived());
    vi.setSystemTime(hoursAfter(48));
    const answer = await post(receiver, `${id}/transfers/1/acceptance`, {});
    expect(answer.body).toMatchObject({ dueAt: '2026-01-22T16:00:00.000Z', state: 'arrived' });
  });
});

describe('a township’s dispatch list (B3)', () => {
  it('is dispatched to its own communities at once, without being asked', async () => {
    const { id } = await api.world.addDeclaration({ place: '410105001', destination: community });
    const answer = await send(id, otherCommunity, township);
    expect(answer.body).toMatchObject({ place: otherCommunity, n: 1, dueAt: '2026-01-20T16:00:00.000Z' });
    expect((await caseOf(id)).transfers).toEqual([
      expect.objectContaining({
        state: 'accepted',
        from: '410105001',
        answeredBy: { sub: township, place: '410105001' },
      }),
    ]);
    expect(api.aws.messages).toEqual([]);
    expect((await rowsOf(township)).filter((row) => row.id === id)).toEqual([]);
  });

  it('goes to another township only if that community accepts', async () => {
    const { id } = await api.world.addDeclaration({ place: '410105001', destination: community });
    expect((await send(id, farAway, township)).body).toMatchObject({ place: '410105001' });
    expect((await caseOf(id)).waitingAt).toBe(farAway);
  });

  it('does not let the township take a case from one of its communities without asking', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id, otherCommunity, township);
    expect(await caseOf(id)).toMatchObject({ place: community, waitingAt: otherCommunity });
  });
});

describe('passing a case on to a community without an active officer (B3, C3)', () => {
  it('asks its township, on whose dispatch list it waits, and says which community was meant', async () => {
    const { id } = await api.world.addDeclaration();
    expect(await send(id, unmanned)).toMatchObject({ status: 201, body: { n: 1, place: community } });
    expect(await caseOf(id)).toMatchObject({
      place: community,
      waitingAt: '410105001',
      transfers: [{ to: '410105001', meant: unmanned, state: 'waiting' }],
    });
    expect((await rowsOf(township)).find((row) => row.id === id)).toMatchObject({ transfer: 1 });
    expect(api.aws.messages).toMatchObject([{ kind: 'transfer-waiting', place: '410105001' }]);
  });

  it('makes the township responsible once it accepts, and it dispatches when somebody is appointed', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id, unmanned);
    const accepted = await post(township, `${id}/transfers/1/acceptance`, {});
    expect(accepted).toMatchObject({ status: 201, body: { place: '410105001' } });
    const early = await send<Problem>(id, unmanned, township);
    expect(early.status).toBe(422);
    expect(early.body.errors).toEqual([expect.objectContaining({ code: 'community.unmanned' })]);
    await api.addStaff({ role: 'officer', region: unmanned });
    expect((await send(id, unmanned, township)).body).toMatchObject({ place: unmanned, n: 2 });
    await api.addStaff({ role: 'officer', region: unmanned, active: false });
  });

  it('leaves it with the sender when the township refuses, which its retry is told again', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id, unmanned);
    const key = { 'idempotency-key': randomUUID() };
    const refuse = () => post(township, `${id}/transfers/1/refusal`, { reason: '请自行核查' }, key);
    const first = await refuse();
    expect(first).toMatchObject({ status: 201, body: { place: community } });
    expect((await refuse()).text).toBe(first.text);
  });

  it('is nothing that another community of the township answers', async () => {
    const { id } = await api.world.addDeclaration();
    await send(id, unmanned);
    expect((await post(receiver, `${id}/transfers/1/acceptance`, {})).status).toBe(404);
  });

  it('is placed on the list by the level above both, once it was passed on too often', async () => {
    const { id } = await api.world.addDeclaration({ transfers: earlier(mostTransfers) });
    expect((await send(id, unmanned, 'county-410105')).body).toMatchObject({ place: '410105001' });
  });
});

describe('a case that was passed on too often (invariant 3)', () => {
  it(`is not asked for again after ${mostTransfers} transfers`, async () => {
    const { id } = await api.world.addDeclaration({ transfers: earlier(mostTransfers) });
    const answer = await send<Problem>(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'transfer-hops']);
    const { id: once } = await api.world.addDeclaration({ transfers: earlier(mostTransfers - 1) });
    expect((await send(once)).status).toBe(201);
  });

  it.each([
    [township, otherCommunity, 201],
    [township, farAway, 409],
    ['county-410105', otherCommunity, 201],
    ['county-410105', farAway, 409],
    ['city-4101', farAway, 409],
    ['province-41', farAway, 201],
  ])('%s places it at %s: %s, as the level above both', async (sub, to, status) => {
    const { id } = await api.world.addDeclaration({ transfers: earlier(mostTransfers) });
    expect((await send(id, to, sub)).status).toBe(status);
    expect((await caseOf(id)).place).toBe(status === 201 ? to : community);
  });

  it('is nothing that a county steps into before', async () => {
    const { id } = await api.world.addDeclaration({ transfers: earlier(mostTransfers - 1) });
    const answer = await send<Problem>(id, otherCommunity, 'county-410105');
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  });
});
