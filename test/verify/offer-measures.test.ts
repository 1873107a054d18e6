import { describe, expect, it } from 'vitest';
import { type ArrivalFacts, rulesInForce } from '../../functions/shared/life-cycle/rules-for.ts';
import { offerMeasures } from '../../functions/verify/offer-measures.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';

const aRule = (override: Partial<ControlRule> = {}): ControlRule => ({
  id: 'example-1',
  version: 1,
  title: { zh: '示例', en: 'Example' },
  documentNumber: '示例〔2022〕1号',
  example: true,
  regions: ['41'],
  fromDate: '2022-12-01',
  appliesTo: { origin: 'any' },
  options: [{ measure: 'routine-health-monitoring', days: 3, testDays: [1, 3] }],
  ...override,
});

const facts = (override: Partial<ArrivalFacts> = {}): ArrivalFacts => ({
  place: '410105001001',
  arrivalDate: '2022-12-20',
  origin: { regionCode: '310101' },
  riskStay: false,
  symptoms: false,
  ...override,
});

const offers = (rule: Partial<ControlRule>, fact: Partial<ArrivalFacts> = {}) =>
  offerMeasures([aRule(rule)], facts(fact)).length > 0;

describe('what the rules yield (C8)', () => {
  it.each([
    ['41', true],
    ['4101', true],
    ['410105', true],
    ['410105001', true],
    ['410105001001', true],
    ['410106', false],
    ['4102', false],
  ])('a rule for %s holds in 410105001001: %s', (region, expected) => {
    expect(offers({ regions: ['4199', region] })).toBe(expected);
  });

  it.each([
    ['2022-12-19', '2022-12-21', true],
    ['2022-12-20', '2022-12-20', true],
    ['2022-12-21', undefined, false],
    ['2022-12-01', '2022-12-19', false],
    ['2022-12-01', undefined, true],
  ])('a rule from %s to %s holds for an arrival on 20 December: %s', (fromDate, toDate, expected) => {
    expect(offers(toDate === undefined ? { fromDate } : { fromDate, toDate })).toBe(expected);
  });

  it.each([
    ['any', { regionCode: '4102' }, true],
    ['any', { country: 'FR' }, true],
    ['outside-henan', { regionCode: '4102' }, false],
    ['outside-henan', { regionCode: '310101' }, true],
    ['outside-henan', { country: 'FR' }, true],
    ['abroad', { regionCode: '310101' }, false],
    ['abroad', { regionCode: '4102' }, false],
    ['abroad', { regionCode: '81' }, true],
    ['abroad', { regionCode: '82' }, true],
    ['abroad', { regionCode: '71' }, true],
    ['outside-henan', { regionCode: '81' }, true],
    ['abroad', { country: 'FR' }, true],
  ] as const)('a rule for origin %s applies to %o: %s', (origin, from, expected) => {
    expect(offers({ appliesTo: { origin } }, { origin: from })).toBe(expected);
  });

  it.each([
    [{ riskStay: true }, { riskStay: false }, false],
    [{ riskStay: true }, { riskStay: true }, true],
    [{ symptoms: true }, { symptoms: false }, false],
    [{ symptoms: true }, { symptoms: true }, true],
    [{ symptoms: true, riskStay: true }, { symptoms: true, riskStay: false }, false],
    [{}, { riskStay: true, symptoms: true }, true],
  ] as const)('a rule that wants %o applies to %o: %s', (wanted, told, expected) => {
    expect(offers({ appliesTo: { origin: 'any', ...wanted } }, told)).toBe(expected);
  });

  it('names each option by its number, rule, version and document', () => {
    const rule = aRule({
      options: [
        { measure: 'home-quarantine', days: 5, testDays: [1, 3, 5] },
        { measure: 'centralized-quarantine', days: 5, testDays: [] },
      ],
    });
    expect(offerMeasures([rule], facts())).toEqual([
      {
        ruleId: 'example-1',
        ruleVersion: 1,
        title: rule.title,
        documentNumber: rule.documentNumber,
        example: true,
        option: 0,
        measure: 'home-quarantine',
        days: 5,
        testDays: [1, 3, 5],
      },
      expect.objectContaining({ option: 1, measure: 'centralized-quarantine', testDays: [] }),
    ]);
  });
});

describe('the version of a rule in force on a day', () => {
  const versions = [
    aRule({ version: 2, fromDate: '2022-12-10' }),
    aRule({ version: 1 }),
    aRule({ version: 3, fromDate: '2022-12-20', toDate: '2022-12-25' }),
  ];
  it.each([
    ['2022-11-30', []],
    ['2022-12-09', [1]],
    ['2022-12-10', [2]],
    ['2022-12-19', [2]],
    ['2022-12-20', [3]],
    ['2022-12-25', [3]],
  ])('on %s it is %o', (date, expected) => {
    expect(rulesInForce(versions, date).map(({ version }) => version)).toEqual(expected);
  });

  it('ends with its newest version: an older one never comes back to life', () => {
    expect(rulesInForce(versions, '2022-12-26')).toEqual([]);
  });

  it('is told apart for each rule', () => {
    expect(rulesInForce([...versions, aRule({ id: 'other' })], '2022-12-26').map(({ id }) => id)).toEqual([
      'other',
    ]);
  });
});
