import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { type FeedMandate, type FeedMandateProblem, feedMandateList } from '../../schemas/feed-mandate.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newKey } from '../support/world.ts';
import { aMandateRequest } from './mandates/a-mandate.ts';

let api: StaffApi;
const clerk = 'province-41';
const path = '/v1/feed-mandates';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'province', region: '41' });
  await api.addStaff({ role: 'county', region: '410105' });
});
afterAll(() => api.stop());

const send = <Body = FeedMandate>(body: object, { below = '', key = newKey(), sub = clerk } = {}) =>
  api.call<Body>({ sub, method: 'POST', path: path + below, body, headers: { 'idempotency-key': key } });
const listed = async (sub = clerk) => feedMandateList.parse((await api.call({ sub, path })).body).mandates;
const upload = (kind: string) =>
  api.call({ sub: clerk, method: 'POST', path: `/v1/feeds/${kind}/uploads`, body: { name: 'a.csv' } });

describe('a written mandate (D3)', () => {
  it('opens its kind when it is recorded, and closes it when it is ended; all of it stays on record', async () => {
    expect(await upload('rail')).toMatchObject({ status: 409, body: { code: 'feed-kind.off' } });
    const { status, body: recorded } = await send(aMandateRequest());
    expect([status, recorded.id]).toEqual([201, 'rail-1']);
    expect([(await upload('rail')).status, (await upload('air')).status]).toEqual([201, 409]);
    vi.setSystemTime(afternoon.getTime() + 60_000);
    const { body: ended } = await send({ reason: '授权撤回，停止接收' }, { below: '/rail-1/end' });
    expect(ended).toMatchObject({ ...recorded, ended: { reason: '授权撤回，停止接收', by: { sub: clerk } } });
    expect((await upload('rail')).status).toBe(409);
    const { body: next } = await send(aMandateRequest({ documentNumber: '示例〔2026〕8号' }));
    expect(await listed()).toMatchObject([{ id: 'rail-2' }, ended].map(({ id }) => ({ id })));
    expect(await listed('county-410105')).toEqual(await listed());
    const overlapping = await send<FeedMandateProblem>(aMandateRequest());
    expect([overlapping.status, overlapping.body]).toMatchObject([
      409,
      { code: 'feed-mandate.overlaps', current: next },
    ]);
  });

  it('is linked into the chain of who records it and who ends it, once for each request', async () => {
    const key = newKey();
    const request = aMandateRequest({ kind: 'road' });
    const before = (await readChain(api.world.sources, clerk)).length;
    const first = await send(request, { key });
    expect((await send(request, { key })).text).toBe(first.text);
    await send({ reason: '不再需要此类数据' }, { below: `/${first.body.id}/end` });
    const chain = await readChain(api.world.sources, clerk);
    expect(chain).toHaveLength(before + 2);
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('is recorded once of several that overlap and come at the same moment', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => send(aMandateRequest({ kind: 'gate', documentNumber: `示例〔2026〕${n}号` }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await listed()).filter(({ kind }) => kind === 'gate')).toHaveLength(1);
  });

  it.each([
    [{ kind: 'horoscope' }, '/kind', 'feed-kind.unknown'],
    [{ kind: 'pcr' }, '/kind', 'feed-mandate.not-needed'],
    [{ toDate: '2026-01-09' }, '/toDate', 'date.order'],
    [{ toDate: '2026-01-19' }, '/toDate', 'feed-mandate.past'],
    [{ documentNumber: '' }, '/documentNumber', 'required'],
    [{ stamp: 'red' }, '/stamp', 'unknown'],
  ])('with bad input is refused with what is wrong where: %j', async (given, pointer, code) => {
    const answer = await send<Problem>({ ...aMandateRequest({ kind: 'air' }), ...given });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer, code }]);
  });

  it.each(['/rail-9/end', '/horoscope-1/end', '/rail/end'])(
    'is ended only where there is one: %s',
    async (below) => {
      expect((await send({ reason: '授权撤回' }, { below })).status).toBe(404);
    },
  );

  it('is recorded and ended by the province alone', async () => {
    const sub = 'county-410105';
    expect((await send(aMandateRequest({ kind: 'air' }), { sub })).status).toBe(403);
    expect((await send({ reason: '授权撤回' }, { below: '/rail-2/end', sub })).status).toBe(403);
  });
});
