import type { ReportTimetable } from '../../schemas/report-timetable.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { RefusedError } from '../shared/errors.ts';

/** The report of a day: when what is done about it, and how it was closed. */
export interface DayReport {
  timetable: ReportTimetable;
  closed?: { at: string; sha256: string };
}

export interface Days {
  find(day: string): Promise<DayReport | undefined>;
  span(): Promise<{ first: string; last: string } | undefined>;
}

/**
 * The report of a day.
 * @throws RefusedError 409 `report.not-yet` for a day that has not ended, 404 `report.none` for one that has no report, with the first
 * and the last that have one.
 */
export async function findDay(days: Days, day: string, now: Date): Promise<DayReport> {
  const report = await days.find(day);
  if (report !== undefined) return report;
  if (day >= shanghaiDate(now)) throw new RefusedError('report.not-yet', 409);
  const span = await days.span();
  throw new RefusedError('report.none', 404, { details: span === undefined ? {} : { days: span } });
}
