import type { ReportTimetable } from '../../schemas/report-timetable.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { RefusedError } from '../shared/errors.ts';

export interface Days {
  find(day: string): Promise<{ timetable: ReportTimetable } | undefined>;
  span(): Promise<{ first: string; last: string } | undefined>;
}

/**
 * When what is done about the report of a day.
 * @throws RefusedError 409 `report.not-yet` for a day that has not ended, 404 `report.none` for one that has no report, with the first
 * and the last that have one.
 */
export async function findDay(days: Days, day: string, now: Date): Promise<ReportTimetable> {
  const report = await days.find(day);
  if (report !== undefined) return report.timetable;
  if (day >= shanghaiDate(now)) throw new RefusedError('report.not-yet', 409);
  const span = await days.span();
  throw new RefusedError('report.none', 404, { details: span === undefined ? {} : { days: span } });
}
