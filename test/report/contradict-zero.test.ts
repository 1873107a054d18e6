import { describe, expect, it } from 'vitest';
import { type AnsweredCase, contradictZero } from '../../functions/report/contradict-zero.ts';
import type { Occurrence } from '../../schemas/occurrence.ts';
import type { ReportedFigures } from '../../schemas/reported-figures.ts';
import { noFigures } from '../support/a-report.ts';
import { community, otherCommunity } from '../support/builders.ts';

const day = '2026-01-17';
const asked = (figures: Partial<ReportedFigures> = {}) => ({
  day,
  community,
  figures: { ...noFigures, ...figures },
});
const aCase = (given: Partial<AnsweredCase> = {}): AnsweredCase => ({
  id: 'one',
  isOverdue: false,
  submittedAt: '2026-01-10T02:00:00.000Z',
  occurrences: [],
  ...given,
});
const arrival = (given: Partial<Extract<Occurrence, { kind: 'arrived' }>> = {}): Occurrence => ({
  ...{ kind: 'arrived', date: day, place: community, transport: 'train', symptoms: false, riskStay: false },
  ...given,
});
const one = { atMidnight: 0, since: 1 };
const contradict = (of: Parameters<typeof contradictZero>[0], cases: readonly AnsweredCase[]) =>
  contradictZero(of, { cases, findings: [] });

describe('what the data say against a zero', () => {
  it('is nothing on a day on which nothing happened', () => {
    expect(contradict(asked(), [aCase()])).toEqual([]);
  });

  it('is who arrived, known at 24:00 or since, by the cases that are still the community’s', () => {
    const cases = [
      aCase({ id: 'here', occurrences: [arrival()] }),
      aCase({ id: 'elsewhere', occurrences: [arrival({ place: otherCommunity })] }),
      aCase({ id: 'another-day', occurrences: [arrival({ date: '2026-01-16' })] }),
    ];
    expect(contradict(asked({ arrived: one }), cases)).toEqual([
      { kind: 'arrived', count: 1, cases: ['here'] },
    ]);
  });

  it('is a positive test, and no other test', () => {
    const tested = (result: 'positive' | 'negative'): Occurrence => ({
      ...{ kind: 'tested', date: day, place: community, result },
    });
    const cases = [
      aCase({ id: 'positive', occurrences: [tested('positive')] }),
      aCase({ id: 'negative', occurrences: [tested('negative')] }),
    ];
    expect(contradict(asked({ 'tests-positive': one }), cases)).toEqual([
      { kind: 'tests-positive', count: 1, cases: ['positive'] },
    ]);
  });

  it('is anything else that is counted, each thing once and not its values', () => {
    const cases = [aCase({ submittedAt: '2026-01-17T15:59:59.999Z' })];
    expect(contradict(asked({ declared: one, 'declared.coming': one }), cases)).toEqual([
      { kind: 'other-flows', count: 1, cases: ['one'] },
    ]);
  });

  it('is a first contact that is overdue, though nothing happened on the day', () => {
    expect(contradict(asked(), [aCase({ isOverdue: true })])).toEqual([
      { kind: 'overdue', count: 1, cases: ['one'] },
    ]);
  });

  it('is what comparison found and nobody has seen through, of people whom nobody has declared too', () => {
    const findings = [{ declaration: 'one' }, { declaration: 'one' }, {}];
    expect(contradictZero(asked(), { cases: [aCase()], findings })).toEqual([
      { kind: 'findings', count: 3, cases: ['one'] },
    ]);
  });

  it('is told as a number where the case was handed on', () => {
    expect(contradict(asked({ arrived: one }), [])).toEqual([{ kind: 'arrived', count: 1, cases: [] }]);
  });
});
