import { describe, expect, it } from 'vitest';
import { judgeCase } from '../../../functions/shared/findings/judge-case.ts';
import type { JudgedCase, JudgedFact } from '../../../functions/shared/findings/judged.ts';
import { liftingOf } from '../../../functions/shared/findings/lifting-of.ts';
import { aDeclaration, aPerson } from '../../support/builders.ts';
import { aRiskArea, aRule, aTest, entry } from '../../support/steps.ts';
import { aFact, aJudgedCase, aMeasure } from './some-facts.ts';

const stays = [{ regionCode: '440305', fromDate: '2026-01-06', toDate: '2026-01-12' }];
const held = aDeclaration({
  state: 'under-control',
  riskStay: true,
  arrivedAt: '2026-01-15T02:00:00.000Z',
  verifications: [aMeasure('2026-01-15', '2026-01-21')],
  personal: aPerson({ riskStays: { present: true, stays } }),
});
const delisted = aRiskArea({ toDate: '2026-01-19', version: 2 });
const rules = [aRule({ id: 'rule', appliesTo: { origin: 'any', riskStay: true } })];
const tested = (...results: ('pending' | 'negative' | 'positive')[]) => ({
  ...held,
  verifications: [
    ...held.verifications,
    ...results.map((result, day) => entry(aTest({ sampledAt: `2026-01-1${day + 6}T02:00:00.000Z`, result }))),
  ],
});
const lifts = (given: Partial<JudgedCase>): boolean => {
  const judged = aJudgedCase({ declaration: held, areas: [delisted], rules, ...given });
  return liftingOf(judged, judgeCase(judged).hits) !== undefined;
};

describe('whose measure the system lifts (requirements D6)', () => {
  it('is whose areas are all off the list since', () => {
    expect(lifts({})).toBe(true);
    expect(lifts({ areas: [aRiskArea()] })).toBe(false);
    expect(lifts({ rules: [aRule({ id: 'rule' })] })).toBe(false);
    expect(lifts({ declaration: { ...held, state: 'arrived' } })).toBe(false);
  });

  it.each([
    [
      'a contact of these days, though the measure reached the day',
      aFact('close-contact', '2026-01-17T10:00:00+08:00'),
    ],
    ['a red code', aFact('health-code', '2026-01-18T08:00:00+08:00', { colour: 'red' })],
    ['a yellow code', aFact('health-code', '2026-01-18T08:00:00+08:00', { colour: 'yellow' })],
    ['a positive result', aFact('pcr', '2026-01-18T08:00:00+08:00', { result: 'positive' })],
    ['a list from outside', aFact('outside-list', '2026-01-16T08:00:00+08:00')],
  ])('is nobody of whom a feed says %s: whoever has the case decides', (_title, fact) => {
    expect(lifts({ facts: [fact] })).toBe(false);
  });

  it('is nobody of whose sample a feed has no result yet, until an officer or the feed tells it', () => {
    const sampledAt = '2026-01-18T02:00:00.000Z';
    const fact = (result: string) => aFact('pcr', '2026-01-18T12:00:00+08:00', { sampledAt, result });
    expect(lifts({ facts: [fact('pending')] })).toBe(false);
    expect(lifts({ facts: [fact('negative'), fact('pending')] })).toBe(true);
    const verifications = [...held.verifications, entry(aTest({ sampledAt, result: 'negative' }))];
    expect(lifts({ declaration: { ...held, verifications }, facts: [fact('pending')] })).toBe(true);
  });

  it('is who was a contact long ago, or whose code is green again', () => {
    expect(lifts({ facts: [aFact('close-contact', '2026-01-02T10:00:00+08:00')] })).toBe(true);
    const red = aFact('health-code', '2026-01-16T08:00:00+08:00', { colour: 'red' });
    const green = aFact('health-code', '2026-01-18T08:00:00+08:00', { colour: 'green' });
    expect(lifts({ facts: [red, green] })).toBe(true);
  });

  it('is nobody while a row waits that may be about them', () => {
    expect(lifts({ candidates: [aFact('close-contact', '2026-01-17T10:00:00+08:00')] })).toBe(false);
  });

  it.each([
    [['negative'], true],
    [['negative', 'pending'], false],
    [['pending', 'negative'], false],
    [['positive', 'negative'], false],
    [['negative', 'positive'], false],
  ] as const)('by tests %j: %s', (results, expected) => {
    expect(lifts({ declaration: tested(...results) })).toBe(expected);
  });

  it('is nobody who told of a positive test before the journey', () => {
    const lastTest = { sampledAt: '2026-01-13T02:00:00.000Z', result: 'positive' };
    expect(lifts({ declaration: { ...held, personal: { ...held.personal, lastTest } } })).toBe(false);
    const negative = { ...lastTest, result: 'negative' };
    expect(lifts({ declaration: { ...held, personal: { ...held.personal, lastTest: negative } } })).toBe(
      true,
    );
  });

  it('is nobody who told of another stay, which the list did not have in those days', () => {
    const another = { regionCode: '330106', fromDate: '2026-01-02', toDate: '2026-01-04' };
    const riskStays = { present: true, stays: [...stays, another] };
    const declaration = { ...held, personal: { ...held.personal, riskStays } };
    expect(lifts({ declaration })).toBe(false);
    const before = aRiskArea({ region: '330106', fromDate: '2025-12-01', toDate: '2025-12-31' });
    expect(lifts({ declaration, areas: [delisted, before] })).toBe(false);
    const since = aRiskArea({ region: '330106', toDate: '2026-01-10' });
    expect(lifts({ declaration, areas: [delisted, since] })).toBe(true);
  });

  it('is nobody whose journey started in what stands on the list', () => {
    const from = (regionCode: string) => ({ declaration: { ...held, origin: { regionCode } } });
    const areas = [delisted, aRiskArea({ region: '330106' })];
    expect(lifts({ ...from('330106'), areas })).toBe(false);
    expect(lifts({ ...from('330102'), areas })).toBe(true);
  });

  it('leaves no row of those days unseen that comes later (D4)', () => {
    const areas = [delisted];
    const judged = aJudgedCase({ declaration: held, areas, rules });
    const after = liftingOf(judged, judgeCase(judged).hits)?.after ?? held;
    const hitsOf = (...facts: JudgedFact[]) =>
      judgeCase({ ...judged, declaration: after, facts }).hits.map(({ rule }) => rule.id);
    expect(hitsOf(aFact('close-contact', '2026-01-17T10:00:00+08:00'))).toEqual(['contact-not-controlled']);
    const positive = aFact('pcr', '2026-01-20T08:00:00+08:00', { result: 'positive' });
    expect(hitsOf(positive)).toEqual(['positive-not-controlled']);
    expect(hitsOf()).toEqual([]);
  });

  it('is whose pending sample has its result by now', () => {
    const sampledAt = '2026-01-16T02:00:00.000Z';
    const verifications = (['pending', 'negative', 'pending'] as const).map((result) =>
      entry(aTest({ sampledAt, result })),
    );
    const declaration = { ...held, verifications: [...held.verifications, ...verifications] };
    expect(lifts({ declaration })).toBe(true);
  });
});
