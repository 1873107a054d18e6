import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { ProblemError, UnreachableError } from '../../staff/refusals.ts';
import { type Held, heldOf, type Reported } from './held-reports.ts';
import { readReport } from './report-store.ts';

const daysShown = 7;

/** The last days that have ended, the latest first. */
export function lastDays(at: Date): string[] {
  const today = shanghaiDate(at);
  return Array.from({ length: daysShown }, (_, index) => addDays(today, -1 - index));
}

/** It was read, or there is none. */
const isKnown = ({ report, failed }: Held): boolean => report !== undefined || failed instanceof ProblemError;

/** Reads what is not known of some days, one after the other: the day that is on the screen comes first. */
export async function readDays(days: readonly Reported[]): Promise<void> {
  for (const of of days) {
    if (isKnown(heldOf(of))) continue;
    await readReport(of);
    if (heldOf(of).failed instanceof UnreachableError) return;
  }
}
