import { describe, expect, it } from 'vitest';
import { type Plan, planChange, type WantedArea } from '../../../functions/compare/risk-areas/plan-change.ts';
import { assessRisk } from '../../../functions/verify/assess-risk.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { aRiskArea } from '../../support/steps.ts';

const wanted = (given: Partial<WantedArea> = {}): WantedArea => ({
  region: '440305',
  level: 'medium',
  fromDate: '2026-01-10',
  documentNumber: '示例〔2026〕30号',
  ...given,
});
/** Medium from 1 January on. */
const open = aRiskArea();
/** Medium from 1 to 5 January, then off the list. */
const over = aRiskArea({ toDate: '2026-01-05' });
const outcomeOf = ({ outcome, records }: Plan) => [
  outcome,
  records.map(({ version, level, fromDate, toDate }) => [version, level, fromDate, toDate]),
];

describe('what has to be recorded for a region to stand on the list as wanted (D6)', () => {
  it.each<[string, RiskArea[], Partial<WantedArea>, unknown]>([
    ['anew', [], {}, ['listed', [[1, 'medium', '2026-01-10', undefined]]]],
    ['again, once it was off', [over], {}, ['listed', [[2, 'medium', '2026-01-10', undefined]]]],
    [
      'before, with its end',
      [open],
      { fromDate: '2025-12-01', toDate: '2025-12-31' },
      ['listed', [[2, 'medium', '2025-12-01', '2025-12-31']]],
    ],
    [
      'at another level from a later day on: the time before ends the day before',
      [open],
      { level: 'high' },
      [
        'level-changed',
        [
          [2, 'high', '2026-01-10', undefined],
          [3, 'medium', '2026-01-01', '2026-01-09'],
        ],
      ],
    ],
    [
      'at another level from the same day on',
      [open],
      { level: 'high', fromDate: '2026-01-01' },
      ['level-changed', [[2, 'high', '2026-01-01', undefined]]],
    ],
    [
      'until a last day',
      [open],
      { fromDate: '2026-01-01', toDate: '2026-01-15' },
      ['delisted', [[2, 'medium', '2026-01-01', '2026-01-15']]],
    ],
    [
      'longer than was said',
      [over],
      { fromDate: '2026-01-01', toDate: '2026-01-08' },
      ['corrected', [[2, 'medium', '2026-01-01', '2026-01-08']]],
    ],
    [
      'by another document',
      [open],
      { fromDate: '2026-01-01' },
      ['corrected', [[2, 'medium', '2026-01-01', undefined]]],
    ],
  ])('%s', (_title, records, given, expected) => {
    expect(outcomeOf(planChange(records, wanted(given)))).toEqual(expected);
  });

  it('is nothing where the list says so already', () => {
    const { version: _version, example: _example, ...same } = open;
    expect(planChange([open], same)).toEqual({ outcome: 'unchanged', current: open, records: [] });
  });

  it.each<[string, RiskArea[], Partial<WantedArea>, RiskArea]>([
    ['the same level within a time on the list', [open], {}, open],
    ['another level that ends while the time goes on', [open], { level: 'high', toDate: '2026-01-20' }, open],
    ['a time that begins before one on the list', [open], { fromDate: '2025-12-20', level: 'high' }, open],
    [
      'a longer time that runs into the next',
      [over, aRiskArea({ fromDate: '2026-01-08', version: 2 })],
      { fromDate: '2026-01-01', toDate: '2026-01-09' },
      aRiskArea({ fromDate: '2026-01-08', version: 2 }),
    ],
    [
      'another level over two times',
      [aRiskArea({ toDate: '2026-01-12' }), aRiskArea({ fromDate: '2026-01-14', version: 2 })],
      { level: 'high' },
      aRiskArea({ toDate: '2026-01-12' }),
    ],
  ])('is refused for %s', (_title, records, given, current) => {
    expect(planChange(records, wanted(given))).toEqual({ outcome: 'conflict', current, records: [] });
  });

  it('is numbered after all records of the region, whatever their days', () => {
    const records = [open, aRiskArea({ version: 12, toDate: '2026-01-03' })];
    expect(planChange(records, wanted()).records.map(({ version }) => version)).toEqual([13]);
  });

  it('leaves every arrival the level that was valid on its day (D1)', () => {
    const before = [open];
    const { records } = planChange(before, wanted({ level: 'high' }));
    const after = [...before, ...records.map((record) => ({ ...record, example: false }))];
    const stays = {
      present: true,
      stays: [{ regionCode: '440305', fromDate: '2025-12-30', toDate: '2026-01-20' }],
    };
    const levels = [0, 8, 9, 20].map((days) => assessRisk(stays, after, addDays('2026-01-01', days)));
    expect(levels).toEqual(['medium', 'medium', 'high', 'high']);
  });
});
