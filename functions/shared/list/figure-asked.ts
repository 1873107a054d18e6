import type { CaseListAsked } from '../../../schemas/case-list.ts';
import { type Metric, metricOf } from '../../../schemas/metric.ts';

/** The metric whose cases are asked for. */
export function figureAsked({ metric }: Pick<CaseListAsked, 'metric'>): Metric | undefined {
  return metric === undefined ? undefined : metricOf(metric);
}

/** Whether it depends on what was handed out already. */
export function asksRound(asked: Pick<CaseListAsked, 'metric'>): boolean {
  const by = figureAsked(asked)?.told.by;
  return by === 'pending' || by === 'rounds';
}

/** The day from which on a case must speak of something to be asked for: a balance is told for the end of the days. */
export function sinceOf(asked: CaseListAsked, today: string): string {
  const { from, to } = asked;
  if (figureAsked(asked)?.told.by !== 'balance') return from;
  return to < today ? to : today;
}
