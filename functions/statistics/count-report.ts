import type { Tally, TallyKey } from '../../schemas/tally.ts';

/** A community's report of a day, as it is counted. */
export interface CountedReport {
  day: string;
  community: string;
  isZero: boolean;
  isObjected: boolean;
  /** A restatement of a closed report, not a report. */
  isCorrection: boolean;
}

/** What a report adds on the day that it is of. It comes once, and never changes but for the answer to its objection. */
export function countReport({ day, community, isZero, isObjected, isCorrection }: CountedReport): Tally[] {
  const keys: (TallyKey | false)[] = isCorrection
    ? ['reports-corrected']
    : ['reports-confirmed', isZero && 'reports-zero', isObjected && 'reports-objected'];
  return keys.filter((key) => key !== false).map((key) => ({ place: community, date: day, key, count: 1 }));
}
