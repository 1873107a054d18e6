import type { ReportDay } from '../../../../schemas/report-progress.ts';
import { addDays, daysBetween } from '../../../../schemas/shanghai-day.ts';
import { missingOf } from '../missing-of.ts';

const aMonday = '2024-01-01';
const daysAWeek = 7;
const weeksShown = 5;

/** Five weeks from Monday to Sunday, of which the last holds a day. */
export function weeksUntil(day: string): string[][] {
  const weekday = ((daysBetween(aMonday, day) % daysAWeek) + daysAWeek) % daysAWeek;
  const first = addDays(day, -weekday - (weeksShown - 1) * daysAWeek);
  return Array.from({ length: weeksShown }, (_, week) =>
    Array.from({ length: daysAWeek }, (_, of) => addDays(first, week * daysAWeek + of)),
  );
}

/** How a day stands: open while it can be confirmed, then complete or not; none where there is no report. */
export type DayKind = 'none' | 'open' | 'complete' | 'missing';

export function dayKindOf(found: Pick<ReportDay, 'state' | 'progress'> | undefined): DayKind {
  if (found === undefined) return 'none';
  if (missingOf(found.progress) === 0) return 'complete';
  return found.state === 'open' ? 'open' : 'missing';
}
