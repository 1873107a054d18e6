import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { assessRisk } from '../../functions/verify/assess-risk.ts';
import { type RiskArea, riskArea } from '../../schemas/risk-area.ts';
import { exampleRiskAreas } from '../../scripts/seed/seed-items.ts';
import { afternoon, community } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { anArrival, aRiskArea } from '../support/steps.ts';

const stayed = (...regions: string[]) => ({
  present: true,
  stays: regions.map((regionCode) => ({ regionCode, fromDate: '2026-01-10', toDate: '2026-01-12' })),
});
const day = '2026-01-20';

describe('the risk level of the stays that a person told (D1)', () => {
  it.each<[string, Partial<RiskArea>[], string[], string | undefined]>([
    ['the listed place', [{}], ['440305'], 'medium'],
    ['a community of it', [{}], ['440305001001'], 'medium'],
    ['the county of a listed township', [{ region: '440305001', level: 'high' }], ['440305'], 'high'],
    ['a place beside it', [{}], ['440306'], undefined],
    ['high before medium', [{}, { region: '440306', level: 'high' }], ['440305', '440306'], 'high'],
    [
      'high before medium, in the other order',
      [{ region: '440306', level: 'high' }, {}],
      ['440305', '440306'],
      'high',
    ],
    ['no list at all', [], ['440305'], undefined],
  ])('is that of %s', (_title, areas, regions, level) => {
    expect(assessRisk(stayed(...regions), areas.map(aRiskArea), day)).toBe(level);
  });

  it.each<[string, Partial<RiskArea>, string | undefined]>([
    ['its first day', { fromDate: day }, 'medium'],
    ['the day before', { fromDate: '2026-01-21' }, undefined],
    ['its last day', { toDate: day }, 'medium'],
    ['the day after', { toDate: '2026-01-19' }, undefined],
  ])('is by the list valid at arrival, not on the days of the stay: %s', (_title, given, level) => {
    expect(assessRisk(stayed('440305'), [aRiskArea(given)], day)).toBe(level);
  });

  it('is by the newest version, whatever order they come in: one that delists an area, or lists it higher', () => {
    const old = aRiskArea();
    const delisted = aRiskArea({ version: 2, toDate: '2026-01-15' });
    const higher = aRiskArea({ version: 3, level: 'high' });
    for (const areas of [
      [old, delisted],
      [delisted, old],
    ])
      expect(assessRisk(stayed('440305'), areas, day)).toBeUndefined();
    expect(assessRisk(stayed('440305'), [delisted, higher, old], day)).toBe('high');
  });

  it('of somebody who told none is none', () => {
    expect(assessRisk({ present: false }, [aRiskArea()], day)).toBeUndefined();
  });
});

describe('the list of risk areas', () => {
  it.each([
    ['a whole province', { region: '44' }],
    ['an end before the beginning', { fromDate: '2026-01-02', toDate: '2026-01-01' }],
    ['no level of its own', { level: 'low' }],
  ])('takes no area with %s', (_title, given) => {
    expect(riskArea.safeParse({ ...aRiskArea(), ...given }).success).toBe(false);
  });

  it('is seeded with examples that say that they are', () => {
    expect(exampleRiskAreas.length).toBeGreaterThan(2);
    expect(exampleRiskAreas.every(({ example }) => example)).toBe(true);
    expect(new Set(exampleRiskAreas.map(({ level }) => level))).toEqual(new Set(['medium', 'high']));
  });
});

describe('an arrival that is recorded', () => {
  let api: StaffApi;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
    api = await aStaffApi();
    await api.addStaff({ role: 'officer', region: community });
    await api.addRiskArea(aRiskArea());
    await api.addRiskArea(aRiskArea({ region: '310115', level: 'high' }));
    await api.addRiskArea(aRiskArea({ region: '440305001', level: 'high', toDate: '2026-01-19' }));
  });
  afterAll(() => api.stop());

  const levelAfter = async (riskStays: ReturnType<typeof anArrival>['riskStays']) => {
    const { id } = await api.world.addDeclaration();
    const path = `/v1/declarations/${id}/verifications`;
    api.aws.takeCalls();
    await api.call({ sub: `officer-${community}`, method: 'POST', path, body: anArrival({ riskStays }) });
    const queries = api.aws.takeCalls().filter(({ action }) => action === 'DynamoDB Query').length;
    return [(await api.world.find(id))?.verifications[0]?.riskLevel, queries];
  };

  it('keeps the level by the list valid then, and asks once for each city', async () => {
    expect(await levelAfter(stayed('440305', '440306'))).toEqual(['medium', 1]);
    expect(await levelAfter(stayed('440305', '310115'))).toEqual(['high', 2]);
    expect(await levelAfter(stayed('110105'))).toEqual([undefined, 1]);
  });

  it('keeps the level of a list that was changed on the desk right before (D6)', async () => {
    const listing = {
      region: '320583',
      level: 'high',
      fromDate: '2026-01-19',
      documentNumber: '示例〔2026〕30号',
    };
    const sub = (await api.addStaff({ role: 'province', region: '41' })).sub;
    const change = (body: object) => api.call({ sub, method: 'POST', path: '/v1/risk-areas', body });
    expect((await change(listing)).status).toBe(201);
    expect(await levelAfter(stayed('320583'))).toEqual(['high', 1]);
    expect((await change({ ...listing, toDate: '2026-01-19', seen: 1 })).status).toBe(201);
    expect(await levelAfter(stayed('320583'))).toEqual([undefined, 1]);
  });

  it('asks for no list when no stay was told', async () => {
    expect(await levelAfter({ present: false })).toEqual([undefined, 0]);
  });
});
