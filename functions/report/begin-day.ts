import type { ReportTimes, ReportTimetable } from '../../schemas/report-timetable.ts';
import { timetableOf } from '../../schemas/report-timetable.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { type CountySize, planBatches } from './plan-batches.ts';

/** What the state machine is started with. */
export interface ReportInput {
  day: string;
  timetable: ReportTimetable;
  batches: { day: string; counties: string[] }[];
}

export interface BeginNeeds {
  times: ReportTimes;
  /** Whether communities report at all: out of the season nobody asks for it. */
  isSeason: boolean;
  counties(): Promise<readonly CountySize[]>;
  reports: {
    find(day: string): Promise<{ timetable: ReportTimetable } | undefined>;
    begin(report: { day: string; begunAt: string; timetable: ReportTimetable }): Promise<boolean>;
  };
  /** Starts the execution of a name, unless one of that name was started before. */
  start(name: string, input: ReportInput): Promise<void>;
}

/**
 * Begins the daily report of the day that ended last before the scheduled instant (requirements E1). Its execution is named by the day, so
 * that a schedule that fires twice, or late, begins one; its times are those of the first start.
 * @returns the day; nothing out of the season
 */
export async function beginDay(needs: BeginNeeds, scheduledAt: Date, now: Date): Promise<string | undefined> {
  if (!needs.isSeason) return undefined;
  const day = addDays(shanghaiDate(scheduledAt), -1);
  const begun = { day, begunAt: now.toISOString(), timetable: timetableOf(day, needs.times) };
  const isFirst = await needs.reports.begin(begun);
  const { timetable } = (isFirst ? undefined : await needs.reports.find(day)) ?? begun;
  const batches = planBatches(await needs.counties()).map((counties) => ({ day, counties }));
  await needs.start(`report-${day}`, { day, timetable, batches });
  return day;
}
