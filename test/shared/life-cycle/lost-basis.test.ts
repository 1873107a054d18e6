import { describe, expect, it } from 'vitest';
import { countDeclaration } from '../../../functions/shared/counting/count-declaration.ts';
import { lostBasis } from '../../../functions/shared/life-cycle/lost-basis.ts';
import { occurrencesOf } from '../../../functions/shared/life-cycle/occurrences-of.ts';
import { compareTallies } from '../../../functions/statistics/compare-tallies.ts';
import { recountDeclarations } from '../../../functions/statistics/recount-declarations.ts';
import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Verification } from '../../../schemas/declaration.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { aDeclaration, aPerson } from '../../support/builders.ts';
import { aMeasure } from '../findings/some-facts.ts';

const area = (region: string, toDate?: string): RiskArea => ({
  ...{ region, level: 'high', fromDate: '2026-01-05', version: 1, example: false },
  documentNumber: '粤防指〔2026〕3 号',
  ...(toDate !== undefined && { toDate }),
});
const rule = (appliesTo: Partial<ControlRule['appliesTo']>): ControlRule => ({
  ...{ id: 'rule', version: 1, title: { zh: '风险区来豫', en: 'From a risk area' }, example: true },
  ...{ documentNumber: '豫疫指办〔2022〕1号', regions: ['41'], fromDate: '2022-12-01' },
  appliesTo: { origin: 'any', ...appliesTo },
  options: [{ measure: 'home-quarantine', days: 7, testDays: [] }],
});
const ofRiskAreas = [rule({ riskStay: true })];
const stays = [{ regionCode: '440305', fromDate: '2026-01-06', toDate: '2026-01-12' }];
const held = aDeclaration({
  state: 'under-control',
  arrivedAt: '2026-01-15T02:00:00.000Z',
  verifications: [aMeasure('2026-01-15', '2026-01-21')],
  personal: aPerson({ riskStays: { present: true, stays } }),
});
const regionsOf = (areas: RiskArea[], rules = ofRiskAreas) =>
  lostBasis(held, { rules, areas }, '2026-01-18').map(({ region }) => region);

describe('what a measure rested on (requirements D6)', () => {
  it('is lost when all areas of the stays are off the list', () => {
    expect(regionsOf([area('440305', '2026-01-17')])).toEqual(['440305']);
    expect(regionsOf([area('440305001', '2026-01-17'), area('440305002', '2026-01-16')])).toHaveLength(2);
  });

  it('stands while one of them does, to the end of its last day', () => {
    expect(regionsOf([area('440305', '2026-01-18')])).toEqual([]);
    expect(regionsOf([area('440305001', '2026-01-17'), area('440305002')])).toEqual([]);
  });

  it('is what the list had in the 14 days before the person came, or since', () => {
    expect(regionsOf([{ ...area('440305', '2025-12-31'), fromDate: '2025-12-20' }])).toEqual([]);
    expect(regionsOf([{ ...area('440305', '2026-01-01'), fromDate: '2025-12-20' }])).toEqual(['440305']);
  });

  it('stands while another time on the list does: of the same area, of one around it, or within it', () => {
    const gone = area('440305', '2026-01-17');
    const from18 = (region: string): RiskArea => ({ ...area(region), fromDate: '2026-01-18', version: 2 });
    for (const region of ['440305', '4403', '440305001'])
      expect(regionsOf([gone, from18(region)])).toEqual([]);
    expect(regionsOf([gone, from18('440306')])).toEqual(['440305']);
  });

  it('is lost too when the last day is told late, and lies before the stays: the list had it then', () => {
    const before = { ...area('440305', '2025-12-31'), fromDate: '2025-12-20', version: 2 };
    const listed = { ...area('440305'), fromDate: '2025-12-20' };
    expect(regionsOf([listed, { ...before, at: '2026-01-18T02:00:00.000Z' }])).toEqual(['440305']);
    // Told before the measure was imposed, it was no reason for it.
    expect(regionsOf([listed, { ...before, at: '2026-01-14T02:00:00.000Z' }])).toEqual([]);
  });

  it('was what the list had when the measure was recorded, from whatever day the measure counts', () => {
    const listed = { fromDate: '2026-01-16', at: '2026-01-16T02:00:00.000Z' };
    const gone = { ...area('440305', '2026-01-17'), ...listed };
    expect(regionsOf([gone])).toEqual([]);
    const recordedLater = held.verifications.map((one) => ({ ...one, at: '2026-01-16T04:00:00.000Z' }));
    const found = lostBasis(
      { ...held, verifications: recordedLater },
      { rules: ofRiskAreas, areas: [gone] },
      '2026-01-18',
    );
    expect(found.map(({ region }) => region)).toEqual(['440305']);
  });

  it('is told with the document that took the area off', () => {
    const known = { rules: ofRiskAreas, areas: [area('440305', '2026-01-17')] };
    expect(lostBasis(held, known, '2026-01-18')).toEqual([
      {
        ...{ region: '440305', level: 'high', fromDate: '2026-01-05', toDate: '2026-01-17' },
        documentNumber: '粤防指〔2026〕3 号',
      },
    ]);
  });

  it('is none of ours where the measure rests on another rule, or no area is known', () => {
    expect(regionsOf([area('440305', '2026-01-17')], [rule({})])).toEqual([]);
    expect(regionsOf([area('330106', '2026-01-17')])).toEqual([]);
    expect(regionsOf([])).toEqual([]);
  });
});

describe('who is let go before the end of a measure', () => {
  const measure = aMeasure('2026-01-15', '2026-01-21', ['2026-01-17', '2026-01-20']);
  const { imposed: _imposed, ...entry } = measure;
  const release: Verification = {
    ...entry,
    ...{ key: 'release', at: '2026-01-18T02:00:00.000Z', step: { kind: 'release' } },
  };
  const released = aDeclaration({ state: 'released', verifications: [measure, release] });
  const tallies = countDeclaration({ ...released, occurrences: occurrencesOf(released) });

  it('is under control no longer than that day, and owes no test after it', () => {
    expect(tallies.find(({ key }) => key === 'control-off.home-quarantine')?.date).toBe('2026-01-19');
    expect(tallies.filter(({ key }) => key === 'tests-due').map(({ date }) => date)).toEqual(['2026-01-17']);
  });

  it('counts what a recount finds', () => {
    const drifts = compareTallies(recountDeclarations([released]), tallies);
    expect(drifts.filter(({ key }) => /^(control|tests)-/.test(key))).toEqual([]);
  });
});
