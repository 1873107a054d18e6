import { isWithin } from '../../schemas/access.ts';
import type { ReportDays, ReportDaysQuery, ReportProgress } from '../../schemas/report-progress.ts';
import type { ReportTimetable } from '../../schemas/report-timetable.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction } from '../shared/errors.ts';

interface Range {
  from: string;
  to: string;
}

/** The report of a day; of a closed one, how many communities of each county it is of, where that was kept. */
export interface Reported {
  day: string;
  timetable: ReportTimetable;
  closed?: { communities?: Readonly<Record<string, number>> };
}

export interface DaysReads {
  /** The days of a range that have a report, in their order. */
  reports(range: Range): Promise<readonly Reported[]>;
  /** How many communities of a region have to report of each of some days. */
  due(reports: readonly Reported[], region: string): Promise<ReadonlyMap<string, number>>;
  /** How many of them have confirmed, attested a zero and objected, by day. */
  counted(
    region: string,
    range: Range,
  ): Promise<ReadonlyMap<string, Omit<ReportProgress, 'due' | 'silentZero'>>>;
}

/** How many communities of a county, a city or the province have to report, by how many of each county. */
export function communitiesIn(sizes: Readonly<Record<string, number>>, region: string): number {
  return Object.entries(sizes)
    .filter(([county]) => county.startsWith(region))
    .reduce((sum, [, communities]) => sum + communities, 0);
}

const none = { confirmed: 0, zero: 0, objected: 0 };

/**
 * How far the reports of a region are, day by day (requirements E5): counts, which may lag by a second or two. A region that had nothing
 * to report of a day, because it did not exist, has no report of it.
 * @throws RefusedError 403 another's region.
 */
export async function viewDays(
  reads: DaysReads,
  { staff }: Pick<Caller, 'staff'>,
  { region, from, to, now }: ReportDaysQuery & { now: Date },
): Promise<ReportDays> {
  if (!isWithin(region, staff.region)) throw outsideJurisdiction();
  const [found, counts] = await Promise.all([
    reads.reports({ from, to }),
    reads.counted(region, { from, to }),
  ]);
  const expected = await reads.due(found, region);
  const asOf = now.toISOString();
  const days = found.flatMap(({ day, timetable: { close } }): ReportDays['days'] => {
    const communities = expected.get(day) ?? 0;
    if (communities === 0) return [];
    const progress = { ...none, ...counts.get(day), due: communities };
    return [{ day, state: asOf < close ? 'open' : 'closed', closesAt: close, progress }];
  });
  return { region, from, to, asOf, days };
}
