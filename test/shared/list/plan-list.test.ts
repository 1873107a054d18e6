import { describe, expect, it } from 'vitest';
import { asksRound, sinceOf } from '../../../functions/shared/list/figure-asked.ts';
import { planFrom, planList, writePlace } from '../../../functions/shared/list/plan-list.ts';
import type { CaseListAsked } from '../../../schemas/case-list.ts';

const days = { from: '2026-01-18', to: '2026-01-19' };
const asked = (given: Partial<CaseListAsked> = {}): CaseListAsked => ({
  region: '410105',
  ...days,
  ...given,
});
const partsOf = (given: Partial<CaseListAsked>) =>
  planList(['410105001'], asked(given)).map(({ part }) => part);

describe('what a list goes through', () => {
  it.each([
    ['every declaration', {}, ['open', 'closed']],
    ['what is late', { overdue: 'true' }, ['open']],
    ['a state of open cases', { state: 'contacted' }, ['open']],
    ['a state of closed cases', { state: 'released' }, ['closed']],
    ['what does not count', { state: 'claimed' }, []],
    ['what open cases hold', { metric: 'overdue' }, ['open']],
    ['who is under control', { metric: 'under-control' }, ['open', 'closed']],
    ['what happened', { metric: 'arrived' }, ['open', 'closed', 'left']],
    ['what happened to those in a state', { metric: 'arrived', state: 'released' }, ['closed', 'left']],
    [
      'what happened in a community',
      { metric: 'arrived', region: '410105001001' },
      ['open', 'dispatch', 'closed', 'left'],
    ],
    ['what a community holds', { metric: 'overdue', region: '410105001001' }, ['open']],
    ['a township’s own list', { dispatch: 'true' }, ['dispatch', 'closed']],
    ['what it holds', { dispatch: 'true', metric: 'open' }, ['dispatch']],
  ] as const)('is, for %s: %j', (_title, given, parts) => {
    expect(partsOf(given)).toEqual(parts);
  });

  it('is the same from where it stopped', () => {
    const plan = planList(['410105003', '410105001'], asked({ metric: 'arrived' }));
    expect(planFrom(plan, writePlace(plan[0] ?? { township: '', part: 'open' }))).toEqual(plan);
    const left = { township: '410105001', part: 'left' as const, after: 'somewhere' };
    expect(planFrom(plan, writePlace(left))).toEqual([left, ...plan.slice(3)]);
    // A township that is no more is passed over.
    expect(planFrom(plan, writePlace({ ...left, township: '410105002' }))).toEqual(plan.slice(3));
  });
});

describe('from which day on a case is asked for', () => {
  it.each([
    ['what happened', { metric: 'arrived' }, '2026-01-18'],
    ['who is expected', {}, '2026-01-18'],
    ['who was under control when the days ended', { metric: 'under-control' }, '2026-01-19'],
    [
      'who will be, as it is now',
      { metric: 'under-control', from: '2026-01-25', to: '2026-01-26' },
      '2026-01-20',
    ],
  ])('is, for %s: %j, %s', (_title, given, since) => {
    expect(sinceOf(asked(given), '2026-01-20')).toBe(since);
  });
});

it.each([
  ['pending', true],
  ['handed-out', true],
  ['overdue', false],
  ['arrived', false],
])('the last round decides about %s: %s', (metric, isAsked) => {
  expect(asksRound({ metric })).toBe(isAsked);
});
