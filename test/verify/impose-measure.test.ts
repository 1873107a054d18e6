import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../functions/shared/life-cycle/rules-for.ts';
import { imposeMeasure } from '../../functions/verify/impose-measure.ts';

const picked = {
  ruleId: 'example-1',
  ruleVersion: 2,
  title: { zh: '示例', en: 'Example' },
  documentNumber: '示例〔2022〕1号',
  example: true,
  option: 0,
  measure: 'home-quarantine' as const,
  days: 7,
  testDays: [7, 1, 3],
};

describe('imposing a measure that a rule yields (C8)', () => {
  it('counts period and tests from the day of arrival as day 1', () => {
    expect(imposeMeasure(picked, '2022-12-29', '2022-12-29')).toEqual({
      measure: 'home-quarantine',
      ruleId: 'example-1',
      ruleVersion: 2,
      documentNumber: '示例〔2022〕1号',
      startDate: '2022-12-29',
      endDate: '2023-01-04',
      testDates: ['2022-12-29', '2022-12-31', '2023-01-04'],
    });
  });

  it('ends on the same day when it starts late, and asks for no test before it starts', () => {
    const imposed = imposeMeasure(picked, '2022-12-29', '2022-12-31');
    expect(imposed).toMatchObject({ endDate: '2023-01-04', testDates: ['2022-12-31', '2023-01-04'] });
  });

  it('of one day is the day of arrival', () => {
    expect(lastDayOf('2022-12-29', 1)).toBe('2022-12-29');
  });
});
