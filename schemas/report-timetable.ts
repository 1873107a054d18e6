import * as z from 'zod/mini';
import { addDays, startOfDay } from './shanghai-day.ts';

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** When on the day after the reported one, in Shanghai, what is done about the daily report (requirements E1, E2). */
export const reportTimes = z
  .strictObject({
    remind: timeOfDay,
    confirmBy: timeOfDay,
    tellTownships: timeOfDay,
    tellCounties: timeOfDay,
    close: timeOfDay,
  })
  .check(
    z.refine(
      ({ remind, confirmBy, tellTownships, tellCounties, close }) =>
        remind <= confirmBy &&
        confirmBy <= tellTownships &&
        tellTownships <= tellCounties &&
        tellCounties <= close,
      'the times of the daily report must follow each other',
    ),
  );
export type ReportTimes = z.infer<typeof reportTimes>;

/** The same as instants, for the report of a day. */
export type ReportTimetable = Readonly<Record<keyof ReportTimes, string>>;

export function timetableOf(reportedDay: string, times: ReportTimes): ReportTimetable {
  const midnight = startOfDay(addDays(reportedDay, 1)).getTime();
  const at = (time: string): string => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return new Date(midnight + (hours * 60 + minutes) * 60_000).toISOString();
  };
  return {
    remind: at(times.remind),
    confirmBy: at(times.confirmBy),
    tellTownships: at(times.tellTownships),
    tellCounties: at(times.tellCounties),
    close: at(times.close),
  };
}
