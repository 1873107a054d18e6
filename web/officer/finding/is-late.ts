import type { FindingRow } from '../../../schemas/finding.ts';

/** Open, and past the time by which it was to be seen through. */
export function isLate({ state, dueAt }: Pick<FindingRow, 'state' | 'dueAt'>, at: Date): boolean {
  return state === 'open' && Date.parse(dueAt) <= at.getTime();
}
