import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../schemas/problem.ts';
import type { RegionWithChildren } from '../../schemas/region.ts';
import { me } from '../../schemas/staff.ts';
import { afternoon, community } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';

let api: StaffApi;
const officer = `officer-${community}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'officer', region: community, name: '王秀英' });
  await api.addStaff({ role: 'officer', region: community, sub: 'removed', active: false });
  await api.world.addRegion({
    code: '410105001',
    name: '文化路街道',
    path: '河南省/郑州市/金水区/文化路街道',
  });
  await api.world.addRegion({ code: '410105001008', name: '已撤社区', validTo: '2026-01-19' });
  await api.world.addRegion({ code: '410105001009', name: '将设社区', validFrom: '2026-01-21' });
});
afterAll(() => api.stop());

describe('one’s own account', () => {
  it('is told with name, role and region', async () => {
    const { status, body } = await api.call({ sub: officer, path: '/v1/me' });
    expect(status).toBe(200);
    expect(me.parse(body)).toEqual({
      sub: officer,
      role: 'officer',
      name: '王秀英',
      region: { code: community, name: '文化路社区', path: '河南省/郑州市/金水区/文化路街道/文化路社区' },
    });
  });

  it.each(['removed', 'nobody'])('is refused to who is %s, on every route', async (sub) => {
    for (const path of [
      '/v1/me',
      '/v1/regions/41',
      '/v1/worklist',
      '/v1/declarations/aaaaaaaaaaaaaaaaaaaaaa',
    ])
      expect((await api.call<Problem>({ sub, path })).body).toMatchObject({
        status: 403,
        code: 'not-allowed',
      });
  });
});

describe('regions', () => {
  it('are told with those right below that exist today, for an hour', async () => {
    const { body, headers } = await api.call<RegionWithChildren>({
      sub: officer,
      path: '/v1/regions/410105001',
    });
    expect(body.region.name).toBe('文化路街道');
    expect(body.children.map(({ name }) => name)).toEqual(['文化路社区', '黄河路社区']);
    expect(headers['cache-control']).toBe('private, max-age=3600');
  });

  it.each(['410105001777', '4', 'x', '%20'])('that do not exist are not found: %s', async (code) => {
    expect((await api.call({ sub: officer, path: `/v1/regions/${code}` })).status).toBe(404);
  });
});

describe('what is no route', () => {
  it('is answered as a problem in the reader’s language', async () => {
    const headers = { 'accept-language': 'en' };
    const { status, body } = await api.call<Problem>({ sub: officer, path: '/v1/nothing', headers });
    expect([status, body.code, body.title]).toEqual([404, 'not-found', expect.stringMatching(/^Not found/)]);
  });
});
