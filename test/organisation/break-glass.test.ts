import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { type BreakGlass, type BreakGlassList, breakGlass } from '../../schemas/break-glass.ts';
import { notification } from '../../schemas/notification.ts';
import type { Problem } from '../../schemas/problem.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact } from '../support/steps.ts';
import { newId, newKey } from '../support/world.ts';

let api: StaffApi;
const county = 'county-410105';
const there = '410202';
const community = '410202003001';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const region of ['410105', '410106', '410202']) await api.addStaff({ role: 'county', region });
  for (const region of ['4101', '4102']) await api.addStaff({ role: 'city', region });
  await api.addStaff({ role: 'province', region: '41' });
  await api.addStaff({ role: 'township', region: '410202003' });
  for (const code of ['41', '4101', '4102', '410105', there, '410202003', community])
    await api.world.addRegion({ code });
});
afterEach(() => {
  vi.setSystemTime(afternoon);
  api.aws.messages.length = 0;
});
afterAll(() => api.stop());

interface Ask {
  sub?: string;
  key?: string;
}
const ask = <Body = BreakGlass>(
  given: Record<string, unknown> = {},
  { sub = county, key = newKey() }: Ask = {},
) =>
  api.call<Body>({
    sub,
    method: 'POST',
    path: '/v1/break-glass',
    body: { region: there, purpose: 'outbreak-investigation', reason: '密接追踪', ...given },
    headers: { 'idempotency-key': key },
  });
const list = async (region: string, sub: string) =>
  (await api.call<BreakGlassList>({ sub, path: `/v1/break-glass?region=${region}` })).body.looks;
const idsOf = (looks: readonly BreakGlass[]) => looks.map(({ id }) => id);
const newcomer = async (region = '410105') =>
  (await api.addStaff({ role: 'county', region, sub: newId() })).sub;
const view = (id: string, sub: string) => api.call({ sub, path: `/v1/declarations/${id}` });

describe('a look into another jurisdiction (D8)', () => {
  it('has a purpose and a reason, and ends after three hours', async () => {
    const { status, body } = await ask();
    expect(status).toBe(201);
    expect(breakGlass.parse(body)).toEqual({
      id: body.id,
      sub: county,
      from: '410105',
      region: there,
      purpose: 'outbreak-investigation',
      reason: '密接追踪',
      startedAt: afternoon.toISOString(),
      endsAt: hoursAfter(3).toISOString(),
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a purpose of the list', { purpose: 'curiosity' }, '/purpose', 'choice'],
    ['a reason', { reason: ' 查 ' }, '/reason', 'reason.short'],
    ['a region that exists', { region: '410299' }, '/region', 'region.unknown'],
    ['a region that is none of a wider level', { region: '4102' }, '/region', 'region.wide'],
    [
      'a region that is none of a wider level, their own city too',
      { region: '4101' },
      '/region',
      'region.wide',
    ],
  ])('needs %s', async (_title, given, pointer, code) => {
    const { status, body } = await ask<Problem>(given);
    expect([status, body.errors?.map((error) => [error.pointer, error.code])]).toEqual([
      422,
      [[pointer, code]],
    ]);
  });

  it.each([
    ['410105', county],
    ['410105001001', county],
    [there, 'city-4102'],
    ['4102', 'province-41'],
  ])('is refused for what is theirs already: %s to %s', async (region, sub) => {
    const { status, body } = await ask<Problem>({ region }, { sub });
    expect([status, body.code]).toEqual([409, 'within-jurisdiction']);
  });

  it('stands in the viewer’s audit chain before anything is seen', async () => {
    const sub = await newcomer();
    const { body } = await ask({}, { sub });
    const chain = await readChain(api.world.sources, sub);
    expect(chain).toMatchObject([
      { n: 1, declaration: body.id, place: '410105', at: afternoon.toISOString() },
    ]);
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('is the same look when it is sent again, also hours later and when many come at once', async () => {
    const sub = await newcomer();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask({}, { sub, key })));
    vi.setSystemTime(hoursAfter(4));
    answers.push(await ask({}, { sub, key }));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const mine = (await list(there, 'county-410202')).filter((look) => look.sub === sub);
    expect(idsOf(mine)).toEqual([answers[0]?.body.id]);
  });

  it('is another one under another key, and the same key with another content is refused', async () => {
    const key = newKey();
    const first = await ask({}, { key });
    expect((await ask()).body.id).not.toBe(first.body.id);
    expect((await ask<Problem>({ reason: '另一事由' }, { key })).body.code).toBe('idempotency.reused');
    const stranger = await ask({ region: '410105' }, { key, sub: 'county-410106' });
    expect(stranger.body.id).not.toBe(first.body.id);
  });
});

describe('whoever is looked into', () => {
  it('is told at once, by a message that holds ids only, the same when it is sent again', async () => {
    const key = newKey();
    const { body } = await ask({}, { key });
    await ask({}, { key });
    expect(api.aws.messages.map((message) => notification.parse(message))).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'break-glass', id: `break-glass-${body.id}`, place: there })),
    );
  });

  it('is not told of what was refused', async () => {
    await ask({ region: '410105' });
    await ask({ region: '410299' });
    expect(api.aws.messages).toEqual([]);
  });

  it.each([
    ['the county itself', there, 'county-410202'],
    ['a township of it', '410202003', 'township-410202003'],
    ['the city above', '4102', 'city-4102'],
    ['the province', '41', 'province-41'],
    ['who looks', '410105', county],
    ['the city that they look from', '4101', 'city-4101'],
  ])('sees it in the list, and so does everybody concerned: %s', async (_who, region, sub) => {
    const { body } = await ask();
    expect(await list(region, sub)).toContainEqual(body);
  });

  it('sees looks into one community of theirs, but a community sees none into its neighbour', async () => {
    await api.addStaff({ role: 'officer', region: community });
    await api.addStaff({ role: 'officer', region: '410202003002' });
    const { body } = await ask({ region: community });
    expect(idsOf(await list(there, 'county-410202'))).toContain(body.id);
    expect(idsOf(await list(community, `officer-${community}`))).toContain(body.id);
    expect(idsOf(await list('410202003002', 'officer-410202003002'))).not.toContain(body.id);
  });

  it('sees the newest first, each once', async () => {
    const ids: string[] = [];
    for (const hours of [1, 2, 3]) {
      vi.setSystemTime(hoursAfter(hours));
      ids.unshift((await ask()).body.id);
    }
    const seen = idsOf(await list(there, 'county-410202'));
    expect(seen.slice(0, 3)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is nobody else: who looks in does not see who else does', async () => {
    await ask();
    const { status, text } = await api.call({ sub: county, path: `/v1/break-glass?region=${there}` });
    expect([status, text]).toEqual([403, expect.stringContaining('outside-jurisdiction')]);
  });
});

describe('an open look', () => {
  it('shows the cases of the region, until it ends', async () => {
    const sub = await newcomer();
    const { id } = await api.world.addDeclaration({ place: community });
    expect((await view(id, sub)).status).toBe(404);
    await ask({}, { sub });
    expect((await view(id, sub)).status).toBe(200);
    vi.setSystemTime(new Date(hoursAfter(3).getTime() - 1));
    expect((await view(id, sub)).status).toBe(200);
    vi.setSystemTime(hoursAfter(3));
    expect((await view(id, sub)).status).toBe(404);
  });

  it('shows nothing beside the region, nothing to a colleague, and nothing from another post', async () => {
    const [sub, colleague] = [await newcomer(), await newcomer()];
    await ask({ region: '410202003' }, { sub });
    const inside = await api.world.addDeclaration({ place: community });
    const beside = await api.world.addDeclaration({ place: '410202004001' });
    expect((await view(inside.id, sub)).status).toBe(200);
    expect((await view(beside.id, sub)).status).toBe(404);
    expect((await view(inside.id, colleague)).status).toBe(404);
    await api.addStaff({ role: 'county', region: '410106', sub });
    expect((await view(inside.id, sub)).status).toBe(404);
    await api.addStaff({ role: 'township', region: '410105', sub });
    expect((await view(inside.id, sub)).status).toBe(404);
  });

  it('is for reading: nothing can be done with a case that is seen by it', async () => {
    const { id } = await api.world.addDeclaration({ place: community });
    const sub = await newcomer();
    await ask({}, { sub });
    expect((await view(id, sub)).body).toMatchObject({ allowed: [] });
    const body = { community: '410202003002', reason: '实际到达别处' };
    const transfer = { method: 'POST' as const, path: `/v1/declarations/${id}/transfers`, body };
    expect((await api.call({ sub, ...transfer })).status).toBe(404);
    const verify = {
      method: 'POST' as const,
      path: `/v1/declarations/${id}/verifications`,
      body: aContact(),
    };
    expect((await api.call({ sub, ...verify })).status).toBe(403);
    expect(await api.world.find(id)).toMatchObject({ version: 1 });
  });

  it('shows persons masked, and none can be unmasked', async () => {
    const { id, personal } = await api.world.addDeclaration({ place: community });
    const sub = await newcomer();
    await ask({}, { sub });
    const seen = await view(id, sub);
    expect(seen.status).toBe(200);
    for (const mark of [personal.name, personal.phone, personal.document.number])
      expect(seen.text).not.toContain(mark);
    const body = { purpose: 'contact-tracing', reason: '密接追踪' };
    const unmasking = { method: 'POST' as const, path: `/v1/declarations/${id}/unmasking`, body };
    expect((await api.call({ sub, ...unmasking })).status).toBe(404);
    expect((await api.call({ sub, path: `/v1/declarations/${id}/views` })).status).toBe(404);
  });

  it('costs half a read unit where a case is not theirs, nothing where it is', async () => {
    const sub = await newcomer();
    for (const region of [there, '410202003', community]) await ask({ region }, { sub });
    const looksOf = async (id: string) => {
      api.aws.takeCalls();
      await view(id, sub);
      const calls = api.aws.takeCalls().filter(({ action }) => action === 'DynamoDB Query');
      return calls
        .filter(({ request }) => JSON.stringify(request).includes('BETWEEN'))
        .map(({ units }) => units);
    };
    const own = await api.world.addDeclaration({ place: '410105001001' });
    const other = await api.world.addDeclaration({ place: community });
    expect(await looksOf(own.id)).toEqual([]);
    expect(await looksOf(other.id)).toEqual([0.5]);
    expect(await looksOf(newId())).toEqual([0.5]);
  });

  it('leaves a stranger’s case as unknown as before: same calls, units and bytes (invariant 7)', async () => {
    const sub = await newcomer();
    await ask({}, { sub });
    const costOf = async (id: string) => {
      api.aws.takeCalls();
      const { status, text, headers } = await view(id, sub);
      return {
        status,
        text,
        headers,
        calls: api.aws.takeCalls().map(({ action, units }) => [action, units]),
      };
    };
    const stranger = await api.world.addDeclaration({ place: '410106001001' });
    await costOf(newId());
    expect(await costOf(stranger.id)).toEqual(await costOf(newId()));
  });
});

describe('the reason of a look', () => {
  it('is kept sealed: people write names into it', async () => {
    const { body } = await ask({ reason: '追踪密接王标记' });
    const { QueryCommand } = await import('@aws-sdk/client-dynamodb');
    const { Items = [] } = await api.world.sources.client.send(
      new QueryCommand({
        TableName: api.world.sources.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `S#${county}` } },
      }),
    );
    expect(JSON.stringify(Items)).toContain(body.id);
    expect(JSON.stringify(Items)).not.toContain('王标记');
  });
});
