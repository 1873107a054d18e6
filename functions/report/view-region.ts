import { isWithin } from '../../schemas/access.ts';
import type { Region } from '../../schemas/region.ts';
import { type RegionReport, type ReportProgress } from '../../schemas/report-progress.ts';
import { type ReportedFigures, sumFigures, sumTotals } from '../../schemas/reported-figures.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type ChildCounts, countChildren } from './count-children.ts';
import { type DayReport, type Days, findDay } from './find-day.ts';
import { numberOf } from './seal-report.ts';
import { sumProgress } from './sum-progress.ts';
import type { SummedRestatements } from './sum-restated.ts';
import { type CountyReads, tellCounty } from './tell-county.ts';

export interface RegionReads extends ChildCounts, CountyReads {
  days: Days;
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
}

/** How far a child of a region is; what stands of it when the day is closed, and what of it was corrected since. */
export interface ToldChild extends Partial<SummedRestatements> {
  progress: ReportProgress;
  figures?: ReportedFigures;
}

/** What stands of the children of a region, and of a county or township who is missing. */
export interface Told {
  children: ReadonlyMap<string, ToldChild>;
  lists: Pick<RegionReport, 'missing' | 'objections' | 'remindedAt'>;
  /** Of what stands when the day is closed; empty before. */
  sha256: string;
}

const countyDigits = 6;

/**
 * Who has reported a day, and who has not (requirements E2, E5). Of a county or township from the reports themselves, one read; above it
 * counts of the children, which may lag by a second or two. Of a closed day what stands, with its sums (E4).
 * @throws RefusedError 403 another's region, 404 an unknown one or a day without a report, 409 for a day that has not ended.
 */
export async function viewRegion(
  reads: RegionReads,
  { staff }: Pick<Caller, 'staff'>,
  { day, region: code, now }: { day: string; region: string; now: Date },
): Promise<RegionReport> {
  if (!isWithin(code, staff.region)) throw outsideJurisdiction();
  const [{ timetable, closed }, region, below] = await Promise.all([
    findDay(reads.days, day, now),
    reads.region(code),
    reads.below(code),
  ]);
  if (region === undefined) throw notFound();
  const told =
    code.length < countyDigits
      ? await countChildren(reads, day, code)
      : await tellCounty(reads, { day, region: code, isClosed: closed !== undefined });
  const names = new Map(below.map((child) => [child.code, child.name]));
  const children = [...told.children].map(([child, { progress, ...stands }]) => ({
    code: child,
    name: names.get(child) ?? region.name,
    progress,
    ...(closed && stands),
  }));
  return {
    day,
    region: { code, name: region.name, path: region.path },
    state: now.toISOString() < timetable.close ? 'open' : 'closed',
    confirmBy: timetable.confirmBy,
    closesAt: timetable.close,
    asOf: now.toISOString(),
    total: sumProgress(children.map(({ progress }) => progress)),
    children: children.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    ...told.lists,
    ...(closed && { closed: closedAs(closed, told, numberOf(day, code)) }),
  };
}

function closedAs(
  { at }: NonNullable<DayReport['closed']>,
  { children, sha256 }: Told,
  number: string,
): RegionReport['closed'] {
  const all = [...children.values()];
  const differences = all.flatMap(({ difference }) => difference ?? []);
  return {
    at,
    number,
    sha256,
    corrections: all.reduce((sum, { corrections = 0 }) => sum + corrections, 0),
    figures: sumFigures(all.flatMap(({ figures }) => figures ?? [])),
    ...(differences.length > 0 && { difference: sumTotals(differences) }),
  };
}
