import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { type CaseDetail, caseDetail } from '../../schemas/worklist.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { anArrival, aRiskArea, aRule, arrived, underControl } from '../support/steps.ts';
import { newId } from '../support/world.ts';

let api: StaffApi;
const officer = `officer-${community}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'officer', region: community });
  await api.addStaff({ role: 'officer', region: otherCommunity });
  await api.addStaff({ role: 'county', region: '410105' });
  await api.addRule(aRule());
  await api.addRule(aRule({ id: 'rule-risk', appliesTo: { origin: 'any', riskStay: true } }));
});
afterEach(() => vi.setSystemTime(afternoon));
afterAll(() => api.stop());

const view = (id: string, sub = officer) => api.call<CaseDetail>({ sub, path: `/v1/declarations/${id}` });
const viewOf = async (given: Partial<Declaration>, sub = officer) =>
  (await view((await api.world.addDeclaration(given)).id, sub)).body;

describe('a case as an officer sees it', () => {
  it('is whole: what was declared, by whom, from where, to where', async () => {
    const declared = await api.world.addDeclaration();
    const { status, headers, body } = await view(declared.id);
    expect([status, headers['etag'], headers['cache-control']]).toEqual([200, '"1"', 'no-store']);
    expect(caseDetail.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      person: {
        name: '张伟明',
        documentType: 'resident-id',
        documentNumber: declared.personal.document.number,
        phone: declared.personal.phone,
        birthDate: '1990-03-12',
        sex: 'male',
      },
      placePath: '河南省/郑州市/金水区/文化路街道/文化路社区',
      origin: { regionCode: '440305', path: '440305', address: declared.personal.originAddress },
      destination: { community, path: '河南省/郑州市/金水区/文化路街道/文化路社区' },
      journey: { serviceNumber: 'G79' },
      offered: [],
      tests: [],
    });
  });

  it('names a region of Henan where the journey starts, and a country by its code', async () => {
    expect((await viewOf({ origin: { regionCode: otherCommunity } })).origin.path).toContain('河南省');
    expect((await viewOf({ origin: { country: 'FR' } })).origin.path).toBe('FR');
  });

  it('tells which changes the system of a city made, by its name and the line of its file', async () => {
    const row = { city: '4101', import: '0mkx0000a-0000000000000001', line: 3 };
    const mark = { key: 'k', body: 'b', at: afternoon.toISOString() };
    await api.world.addRegion({ code: '4101', name: '郑州市', path: '河南省/郑州市' });
    const { changes } = await viewOf({
      changes: [
        { ...mark, kind: 'edit', row },
        { ...mark, kind: 'edit' },
      ],
    });
    expect(changes).toEqual([
      { at: mark.at, kind: 'edit', row: { ...row, cityName: '郑州市' } },
      { at: mark.at, kind: 'edit' },
    ]);
  });

  it('offers the measures that the rules yield for what was told on arrival (C8)', async () => {
    const told = anArrival({
      riskStays: {
        present: true,
        stays: [{ regionCode: '440305', fromDate: '2026-01-10', toDate: '2026-01-12' }],
      },
    });
    expect((await viewOf(arrived())).offered.map(({ ruleId, option }) => [ruleId, option])).toEqual([
      ['rule-1', 0],
      ['rule-1', 1],
    ]);
    expect((await viewOf(arrived(told))).offered).toHaveLength(4);
  });

  it('offers nothing for stays in what has left the list (D6)', async () => {
    const stays = [{ regionCode: '440307', fromDate: '2026-01-10', toDate: '2026-01-12' }];
    const given = arrived(anArrival({ riskStays: { present: true, stays } }));
    const area = aRiskArea({ region: '440307', toDate: '2026-01-20' });
    await api.addRiskArea(area);
    expect((await viewOf(given)).offered).toHaveLength(4);
    vi.setSystemTime(new Date('2026-01-21T00:00:00+08:00'));
    expect((await viewOf(given)).offered).toHaveLength(2);
  });

  it('shows the measure in force and its tests, done and owed', async () => {
    const { measure, tests } = await viewOf(underControl());
    expect(measure).toMatchObject({ measure: 'home-quarantine', endDate: '2026-01-26' });
    expect(tests).toEqual([
      { date: '2026-01-20', done: false },
      { date: '2026-01-22', done: false },
      { date: '2026-01-26', done: false },
    ]);
  });

  it.each<[string, Partial<Declaration>, string, string[]]>([
    ['a new case', {}, officer, ['reached', 'not-reached', 'arrival', 'not-coming', 'transfer']],
    [
      'one that somebody was asked to take',
      { waitingAt: otherCommunity },
      officer,
      ['reached', 'not-reached', 'arrival'],
    ],
    [
      'somebody who has come',
      arrived(),
      officer,
      ['reached', 'not-reached', 'test', 'measure', 'release', 'transfer'],
    ],
    [
      'somebody under a measure',
      underControl(),
      officer,
      ['reached', 'not-reached', 'test', 'measure', 'transfer'],
    ],
    ['a closed case', { state: 'withdrawn' }, officer, []],
    ['the one that was asked', { waitingAt: otherCommunity }, `officer-${otherCommunity}`, []],
    ['a county', {}, 'county-410105', []],
  ])('says what may be done now: %s', async (_title, given, sub, allowed) => {
    expect((await viewOf(given, sub)).allowed).toEqual(allowed);
  });

  it('lets somebody under a measure be released on its last day', async () => {
    vi.setSystemTime(new Date('2026-01-26T00:00:00+08:00'));
    expect((await viewOf(underControl())).allowed).toContain('release');
  });
});

describe('every view of a case (K1, invariant 7)', () => {
  it('is on record before it is answered, in a chain of the viewer’s that is whole', async () => {
    const viewer = await api.addStaff({ role: 'officer', region: community, sub: 'the-viewer' });
    const cases = await Promise.all([1, 2, 3].map(() => api.world.addDeclaration()));
    for (const { id } of cases) await view(id, viewer.sub);
    const chain = await readChain(api.world.sources, viewer.sub);
    expect(chain.map(({ n, declaration, place, at }) => [n, declaration, place, at])).toEqual(
      cases.map(({ id }, index) => [index + 1, id, community, afternoon.toISOString()]),
    );
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('is one entry each, in one chain, also when many come at once', async () => {
    const viewer = await api.addStaff({ role: 'officer', region: community, sub: 'the-hurried' });
    const { id } = await api.world.addDeclaration();
    const answers = await Promise.all(Array.from({ length: 12 }, () => view(id, viewer.sub)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const chain = await readChain(api.world.sources, viewer.sub);
    expect(chain).toHaveLength(12);
    expect(brokenAt(chain)).toBeUndefined();
  });

  it('is not answered when it cannot be put on record', async () => {
    const { viewCase } = await import('../../functions/verify/view-case.ts');
    const { findSealedCase } = await import('../../functions/shared/table/sealed-case.ts');
    const { id } = await api.world.addDeclaration();
    const staff = { sub: officer, role: 'officer' as const, region: community, active: true, deputy: false };
    const viewing = viewCase(
      {
        cases: { find: (asked) => findSealedCase(api.world.sources, asked) },
        looks: { of: () => Promise.resolve([]) },
        rules: { all: () => Promise.resolve([]) },
        riskAreas: { near: () => Promise.resolve([]) },
        regions: { paths: () => Promise.resolve(new Map<string, string>()) },
        views: { last: () => Promise.reject(new Error('no audit')), append: () => Promise.resolve(true) },
      },
      { staff, scope: 'jurisdiction' },
      { id, now: afternoon },
    );
    await expect(viewing).rejects.toThrow('no audit');
  });

  it('of what is not theirs is none: nothing is put on record', async () => {
    const viewer = await api.addStaff({ role: 'officer', region: otherCommunity, sub: 'the-stranger' });
    const { id } = await api.world.addDeclaration();
    await view(id, viewer.sub);
    await view(newId(), viewer.sub);
    expect(await readChain(api.world.sources, viewer.sub)).toEqual([]);
  });

  it('leaves no name, phone or document in the chain', async () => {
    const viewer = await api.addStaff({ role: 'officer', region: community, sub: 'the-last' });
    const { id, personal } = await api.world.addDeclaration();
    await view(id, viewer.sub);
    const written = JSON.stringify(await readChain(api.world.sources, viewer.sub));
    for (const mark of [personal.name, personal.phone, personal.document.number])
      expect(written).not.toContain(mark);
  });
});
