import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { hashOfReason } from '../../functions/shared/audit/record-view.ts';
import { keepCitySystem } from '../../functions/shared/table/city-system-store.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { findViews } from '../../functions/shared/table/view-store.ts';
import { type CaseViews, caseViews } from '../../schemas/case-list.ts';
import type { CaseDetail } from '../../schemas/worklist.ts';
import { aDeclaration, afternoon, community, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newId } from '../support/world.ts';

let api: StaffApi;
const township = '410105001';
const people = [
  ['officer', community],
  ['township', township],
  ['county', '410105'],
  ['city', '4101'],
  ['province', '41'],
  ['township', '410105002'],
] as const;
const [officer, clerk, county, city, province, stranger] = people.map(
  ([role, region]) => `${role}-${region}`,
) as [string, string, string, string, string, string];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const [role, region] of people) await api.addStaff({ role, region });
});
afterAll(() => api.stop());

const look = (id: string, sub: string) => api.call<CaseDetail>({ sub, path: `/v1/declarations/${id}` });
const why = { purpose: 'contact-tracing', reason: '密接流调，需联系张伟明本人' };
const unmask = (id: string, sub: string, body: unknown = why) =>
  api.call<CaseDetail>({ sub, method: 'POST', path: `/v1/declarations/${id}/unmasking`, body });
const viewsOf = async (id: string, sub: string) =>
  (await api.call<CaseViews>({ sub, path: `/v1/declarations/${id}/views` })).body.views;

describe('a case that a level above looks at (D2)', () => {
  it.each([clerk, county, city, province])(
    'is masked for %s, until a purpose and a reason are given',
    async (sub) => {
      const { id, personal } = await api.world.addDeclaration();
      const masked = await look(id, sub);
      expect([masked.status, masked.body.masked, masked.body.person.name]).toEqual([200, true, '张*明']);
      expect(masked.text).not.toContain(personal.phone);
      const whole = await unmask(id, sub);
      expect([whole.status, whole.headers['etag'], whole.headers['cache-control']]).toEqual([
        200,
        '"1"',
        'no-store',
      ]);
      expect([whole.body.masked, whole.body.person.phone]).toEqual([undefined, personal.phone]);
    },
  );

  it('is whole for the officer, and for a township where it lies on its dispatch list', async () => {
    const theirs = await api.world.addDeclaration();
    const listed = await api.world.addDeclaration({ place: township, destination: community });
    for (const [id, sub] of [
      [theirs.id, officer],
      [listed.id, clerk],
    ] as const) {
      const { body } = await look(id, sub);
      expect([body.masked, body.person.name]).toEqual([undefined, '张伟明']);
    }
  });

  it.each([
    ['no purpose', { reason: '核对登记信息' }],
    ['a purpose of one’s own', { purpose: 'curiosity', reason: '核对登记信息' }],
    ['no reason', { purpose: 'complaint' }],
    ['a reason of no words', { purpose: 'complaint', reason: '看看' }],
    ['spaces for a reason', { purpose: 'complaint', reason: '        ' }],
  ])('stays masked for %s, and nothing is on record', async (_title, body) => {
    const { id } = await api.world.addDeclaration();
    expect((await unmask(id, county, body)).status).toBe(422);
    expect(await findViews(api.world.sources, id)).toEqual([]);
  });
});

describe('every view, masked or whole (K1, invariant 7)', () => {
  it('stands in the viewer’s chain with what was seen and for what, and the reason’s hash only', async () => {
    const viewer = await api.addStaff({ role: 'county', region: '410105', sub: 'the-tracer' });
    const { id } = await api.world.addDeclaration();
    await look(id, viewer.sub);
    await unmask(id, viewer.sub);
    const chain = await readChain(api.world.sources, viewer.sub);
    expect(chain).toMatchObject([
      { n: 1, declaration: id, masked: true },
      { n: 2, declaration: id, masked: false, purpose: why.purpose, reasonHash: hashOfReason(why.reason) },
    ]);
    expect(brokenAt(chain)).toBeUndefined();
    expect(JSON.stringify(chain)).not.toContain('张伟明');
  });

  it('is written in one transaction with the view under the case: both or neither', async () => {
    const { id } = await api.world.addDeclaration();
    api.aws.takeCalls();
    await unmask(id, county);
    const writes = api.aws.takeCalls().filter(({ action }) => /Put|Update|Transact/.test(action));
    expect(writes.map(({ action }) => action)).toEqual(['DynamoDB TransactWriteItems']);
    // The reason may name a person: it is in no request in the clear.
    expect(JSON.stringify(writes[0]?.request)).not.toContain(why.reason);
    expect(await findViews(api.world.sources, id)).toHaveLength(1);
  });

  it('has its reason still when the retention was changed since the case was written', async () => {
    const filed = aDeclaration({ id: newId(), expectedArrivalAt: hoursAfter(24 * 50).toISOString() });
    const { client, name } = api.world.sources;
    const sealed = await sealDeclaration({ ...api.world.sources, retentionDays: 31 }, filed);
    await client.send(
      new PutItemCommand({ TableName: name, Item: { ...declarationKey(filed.id), ...sealed } }),
    );
    const { id } = filed;
    expect((await unmask(id, county)).status).toBe(200);
    expect((await viewsOf(id, county))[0]?.reason).toBe(why.reason);
  });
});

describe('by whom a case was looked at (A12)', () => {
  it('is told with when, masked or not and why, the latest first', async () => {
    const { id } = await api.world.addDeclaration();
    await look(id, officer);
    vi.setSystemTime(hoursAfter(1));
    await look(id, county);
    vi.setSystemTime(hoursAfter(2));
    await unmask(id, county);
    vi.setSystemTime(afternoon);
    const answer = await api.call<CaseViews>({ sub: county, path: `/v1/declarations/${id}/views` });
    expect(caseViews.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.views).toEqual([
      { at: hoursAfter(2).toISOString(), sub: county, place: '410105', masked: false, ...why },
      { at: hoursAfter(1).toISOString(), sub: county, place: '410105', masked: true },
      { at: afternoon.toISOString(), sub: officer, place: community, masked: false },
    ]);
  });

  it('is told to the level itself and to those above: nobody sees who above them looked', async () => {
    const { id } = await api.world.addDeclaration();
    for (const sub of [officer, clerk, county, city]) await look(id, sub);
    const seenBy = async (sub: string) => (await viewsOf(id, sub)).map((view) => view.sub).sort();
    expect(await seenBy(clerk)).toEqual([officer, clerk].sort());
    expect(await seenBy(county)).toEqual([officer, clerk, county].sort());
    expect(await seenBy(province)).toEqual([officer, clerk, county, city].sort());
  });

  it('is told with the systems that every change goes to, of each city that answers or answered for it', async () => {
    const entry = { key: '', body: '', at: afternoon.toISOString(), by: { sub: officer, place: community } };
    const gone = {
      ...entry,
      n: 1,
      from: '410202003011',
      to: community,
      reason: 'r',
      state: 'accepted' as const,
    };
    const refused = { ...gone, n: 2, from: '410302003011', state: 'refused' as const };
    const { id } = await api.world.addDeclaration({ transfers: [gone, refused] });
    const told = async () =>
      (await api.call<CaseViews>({ sub: county, path: `/v1/declarations/${id}/views` })).body.told;
    const platform = { reader: 'platform', region: '41' };
    expect(await told()).toEqual([platform]);
    for (const place of ['4101', '4102', '4103']) {
      const decided = { at: entry.at, by: { sub: province, place: '41' }, reason: 'r' };
      await keepCitySystem(api.world.sources, {
        ...{ city: place, version: 1, state: 'connected', freshHours: 24, since: entry.at, decided },
      });
    }
    expect(await told()).toEqual([
      platform,
      { reader: 'city-system', region: '4101' },
      { reader: 'city-system', region: '4102' },
    ]);
  });

  it('is no view itself, and told to no officer and to nobody outside', async () => {
    const { id } = await api.world.addDeclaration();
    await look(id, officer);
    await viewsOf(id, county);
    expect(await viewsOf(id, county)).toHaveLength(1);
    const asked = (sub: string) => api.call({ sub, path: `/v1/declarations/${id}/views` });
    expect((await asked(officer)).status).toBe(403);
    expect((await asked(stranger)).status).toBe(404);
  });
});
