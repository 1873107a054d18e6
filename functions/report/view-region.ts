import { isWithin } from '../../schemas/access.ts';
import type { RegionReport, ReportProgress } from '../../schemas/daily-report.ts';
import type { Region } from '../../schemas/region.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type ChildCounts, countChildren } from './count-children.ts';
import { type Days, findDay } from './find-open-day.ts';
import { type CountyReads, tellCounty } from './tell-county.ts';

export interface RegionReads extends ChildCounts, CountyReads {
  days: Days;
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
}

/** What stands of the children of a region, and of a county or township who is missing. */
export interface Told {
  children: ReadonlyMap<string, ReportProgress>;
  lists: Pick<RegionReport, 'missing' | 'objections' | 'remindedAt'>;
}

const countyDigits = 6;

/**
 * Who has reported a day, and who has not (requirements E2, E5). Of a county or township from the reports themselves, one read; above it
 * counts of the children, which may lag by a second or two.
 * @throws RefusedError 403 another's region, 404 an unknown one or a day without a report, 409 for a day that has not ended.
 */
export async function viewRegion(
  reads: RegionReads,
  { staff }: Pick<Caller, 'staff'>,
  { day, region: code, now }: { day: string; region: string; now: Date },
): Promise<RegionReport> {
  if (!isWithin(code, staff.region)) throw outsideJurisdiction();
  const [timetable, region, below] = await Promise.all([
    findDay(reads.days, day, now),
    reads.region(code),
    reads.below(code),
  ]);
  if (region === undefined) throw notFound();
  const told = await (code.length < countyDigits ? countChildren : tellCounty)(reads, day, code);
  const names = new Map(below.map((child) => [child.code, child.name]));
  const children = [...told.children].map(([child, progress]) => ({
    code: child,
    name: names.get(child) ?? region.name,
    progress,
  }));
  return {
    day,
    region: { code, name: region.name, path: region.path },
    state: now.toISOString() < timetable.close ? 'open' : 'closed',
    confirmBy: timetable.confirmBy,
    closesAt: timetable.close,
    asOf: now.toISOString(),
    total: sum(children.map(({ progress }) => progress)),
    children: children.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    ...told.lists,
  };
}

function sum(some: readonly ReportProgress[]): ReportProgress {
  const of = (key: keyof ReportProgress): number => some.reduce((all, one) => all + one[key], 0);
  return { due: of('due'), confirmed: of('confirmed'), zero: of('zero'), objected: of('objected') };
}
