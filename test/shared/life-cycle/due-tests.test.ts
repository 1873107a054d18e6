import { describe, expect, it } from 'vitest';
import { dueTests, measureInForce, nextTestDate } from '../../../functions/shared/life-cycle/due-tests.ts';
import type { ImposedMeasure, Verification } from '../../../schemas/declaration.ts';

const measure: ImposedMeasure = {
  measure: 'home-quarantine',
  ruleId: 'example-1',
  ruleVersion: 1,
  documentNumber: '示例',
  startDate: '2022-12-20',
  endDate: '2022-12-26',
  testDates: ['2022-12-20', '2022-12-22', '2022-12-26'],
};

type Kept = Pick<Verification, 'step' | 'imposed'>;
const sampled = (...instants: string[]): Kept[] =>
  instants.map((sampledAt) => ({ step: { kind: 'test', sampledAt, result: 'pending' } }));

describe('the tests that a measure asks for (C7)', () => {
  it.each([
    ['no sample', [], [false, false, false], '2022-12-20'],
    ['a sample on the day', ['2022-12-20T02:00:00.000Z'], [true, false, false], '2022-12-22'],
    ['a sample a day later', ['2022-12-21T02:00:00.000Z'], [true, false, false], '2022-12-22'],
    ['a sample at 23:59 Shanghai', ['2022-12-20T15:59:59.999Z'], [true, false, false], '2022-12-22'],
    [
      'a sample at 00:00 Shanghai of the next date',
      ['2022-12-21T16:00:00.000Z'],
      [false, true, false],
      '2022-12-26',
    ],
    ['one missed', ['2022-12-20T02:00:00.000Z', '2022-12-26T02:00:00.000Z'], [true, false, true], undefined],
    [
      'all',
      ['2022-12-26T02:00:00.000Z', '2022-12-20T02:00:00.000Z', '2022-12-22T02:00:00.000Z'],
      [true, true, true],
      undefined,
    ],
    ['a sample before the first', ['2022-12-19T02:00:00.000Z'], [false, false, false], '2022-12-20'],
    ['one after the end', ['2022-12-30T02:00:00.000Z'], [false, false, true], undefined],
  ] as const)('%s', (_title, instants, done, next) => {
    const kept = sampled(...instants);
    expect(dueTests(measure, kept).map((test) => test.done)).toEqual(done);
    expect(nextTestDate(measure, kept)).toBe(next);
  });
});

describe('the measure in force', () => {
  it('is the one imposed last', () => {
    const step = {
      kind: 'measure',
      ruleId: 'r',
      ruleVersion: 1,
      option: 0,
      startDate: '2022-12-20',
    } as const;
    const later = { ...measure, measure: 'centralized-quarantine' as const };
    expect(measureInForce([])).toBeUndefined();
    expect(measureInForce([{ step, imposed: measure }, { step, imposed: later }, ...sampled()])).toBe(later);
  });
});
