import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Problem } from '../../schemas/problem.ts';
import type { RecordedStep } from '../../schemas/worklist.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { heldDays, somebody, takeDay } from '../support/person-days.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { arrived } from '../support/steps.ts';
import { newId } from '../support/world.ts';

let api: StaffApi;
const officer = `officer-${community}`;
const day = '2026-01-24';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'officer', region: community });
  await api.addStaff({ role: 'officer', region: otherCommunity });
});
afterAll(() => api.stop());

async function aClaimed(first: Partial<Declaration> = {}, further = 1) {
  const personal = somebody();
  const ids = Array.from({ length: further }, newId);
  const one = await api.world.addDeclaration({ personal, claims: ids, ...first });
  for (const id of ids)
    await api.world.addDeclaration({
      id,
      personal,
      state: 'claimed',
      claimOf: one.id,
      place: otherCommunity,
    });
  await takeDay(api.world, one);
  return { first: one, claims: ids };
}

const settle = <Body = RecordedStep>(
  id: string,
  claim: string | undefined,
  keep: 'first' | 'claim',
  { headers = {}, sub = officer } = {},
) =>
  api.call<Body>({
    sub,
    method: 'POST',
    path: `/v1/declarations/${id}/claims/${claim ?? ''}/settlement`,
    body: { keep, reason: '电话核实' },
    headers,
  });
const holder = async ({ personal }: Declaration) => (await heldDays(api.world, personal.document))[day];

describe('settling which of two filings is the real one (A7)', () => {
  it('the first: the claim is superseded, and nothing else changes', async () => {
    const { first, claims } = await aClaimed();
    const answer = await settle(first.id, claims[0], 'first');
    expect(answer).toMatchObject({ status: 201, body: { id: first.id, state: 'declared' } });
    expect(await api.world.find(first.id)).toMatchObject({
      state: 'declared',
      claims: [],
      settlements: [
        { claim: claims[0], keep: 'first', reason: '电话核实', by: { sub: officer, place: community } },
      ],
    });
    expect((await api.world.find(claims[0] ?? ''))?.state).toBe('superseded');
    expect(await holder(first)).toBe(first.id);
  });

  it('the claim: it counts from now on, and the person’s day is its own', async () => {
    const { first, claims } = await aClaimed();
    expect((await settle(first.id, claims[0], 'claim')).body).toMatchObject({ state: 'superseded' });
    const real = await api.world.find(claims[0] ?? '');
    expect(real).toMatchObject({ state: 'declared', place: otherCommunity });
    expect(real).not.toHaveProperty('claimOf');
    expect(real?.dueAt).toBeDefined();
    expect(await holder(first)).toBe(claims[0]);
  });

  it('moves the filings that still wait to the one that was kept', async () => {
    const { first, claims } = await aClaimed({}, 3);
    await settle(first.id, claims[1], 'claim');
    expect(new Set((await api.world.find(claims[1] ?? ''))?.claims)).toEqual(new Set([claims[0], claims[2]]));
    expect((await api.world.find(first.id))?.claims).toEqual([]);
  });

  it('takes the day of a first filing that was withdrawn', async () => {
    const { first, claims } = await aClaimed({ state: 'withdrawn' });
    expect((await settle(first.id, claims[0], 'claim')).body).toMatchObject({ state: 'withdrawn' });
    expect(await holder(first)).toBe(claims[0]);
  });

  it('takes the day of a first filing whose person is not coming, for good', async () => {
    const { first, claims } = await aClaimed({ state: 'not-coming' });
    expect((await settle(first.id, claims[0], 'claim')).body).toMatchObject({ state: 'not-coming' });
    expect(await holder(first)).toBe(claims[0]);
  });

  it('is refused where a third filing took the claim’s day meanwhile', async () => {
    const { first, claims } = await aClaimed({ state: 'withdrawn' });
    const third = await api.world.addDeclaration({ personal: first.personal });
    await takeDay(api.world, third);
    expect((await settle<Problem>(first.id, claims[0], 'claim')).status).toBe(412);
    expect((await api.world.find(claims[0] ?? ''))?.state).toBe('claimed');
    expect(await holder(first)).toBe(third.id);
  });

  it('sent again is answered the same and settled once', async () => {
    const { first, claims } = await aClaimed();
    const key = { headers: { 'idempotency-key': randomUUID() } };
    const once = await settle(first.id, claims[0], 'claim', key);
    const again = await settle(first.id, claims[0], 'claim', key);
    expect([again.status, again.text]).toEqual([201, once.text]);
    expect((await api.world.find(first.id))?.settlements).toHaveLength(1);
  });

  it('happens once, when two settle at once', async () => {
    const { first, claims } = await aClaimed();
    const answers = await Promise.all([
      settle(first.id, claims[0], 'first'),
      settle(first.id, claims[0], 'claim'),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    const counted = [await api.world.find(first.id), await api.world.find(claims[0] ?? '')].filter(
      (one) => one?.state === 'declared',
    );
    expect(counted.map((one) => one?.id)).toEqual([await holder(first)]);
  });

  it('is refused when the first filing’s person has come', async () => {
    const { first, claims } = await aClaimed(arrived());
    const answer = await settle<Problem>(first.id, claims[0], 'claim');
    expect([answer.status, answer.body.code]).toEqual([409, 'state-forbids']);
  });

  it('is refused while the first filing waits for another community, and for a claim of somebody else', async () => {
    const { first, claims } = await aClaimed({ waitingAt: otherCommunity });
    expect((await settle<Problem>(first.id, claims[0], 'claim')).body.code).toBe('transfer-open');
    const stranger = await aClaimed();
    expect((await settle(first.id, stranger.claims[0], 'first')).status).toBe(404);
  });

  it('is for the officer of the first filing’s place, not of the claim’s', async () => {
    const { first, claims } = await aClaimed();
    expect((await settle(first.id, claims[0], 'claim', { sub: `officer-${otherCommunity}` })).status).toBe(
      404,
    );
  });
});
