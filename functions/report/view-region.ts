import { isWithin } from '../../schemas/access.ts';
import type { RegionReport, ReportProgress } from '../../schemas/daily-report.ts';
import type { Region } from '../../schemas/region.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type CountyReports, findMissing } from './find-missing.ts';
import { type Days, findDay } from './find-open-day.ts';

/** What the communities of a county came to, with who attested a zero or objects. */
export interface CountyConfirmed extends CountyReports {
  zero: ReadonlySet<string>;
  objected: ReadonlySet<string>;
  /** Objections that no township has answered. */
  unanswered: ReadonlySet<string>;
}

export interface RegionReads {
  days: Days;
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
  county(day: string, county: string): Promise<CountyConfirmed>;
  /** How many communities of each county of a region have to report. */
  due(day: string, region: string): Promise<readonly { county: string; communities: number }[]>;
  /** How many of the children of a region have confirmed, attested a zero and objected. */
  counted(day: string, region: string): Promise<ReadonlyMap<string, Omit<ReportProgress, 'due'>>>;
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
  const told =
    code.length < countyDigits ? await tellCounts(reads, day, code) : await tellReports(reads, day, code);
  const names = new Map(below.map((child) => [child.code, child.name]));
  const children = [...told.children].map(([child, progress]) => ({
    code: child,
    name: names.get(child) ?? child,
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

interface Told {
  children: ReadonlyMap<string, ReportProgress>;
  lists: Pick<RegionReport, 'missing' | 'objections'>;
}

async function tellCounts(reads: RegionReads, day: string, region: string): Promise<Told> {
  const [due, counted] = await Promise.all([reads.due(day, region), reads.counted(day, region)]);
  const digits = region.length + 2;
  const children = Map.groupBy(due, ({ county }) => county.slice(0, digits));
  const none = { confirmed: 0, zero: 0, objected: 0 };
  return {
    children: new Map(
      Array.from(children, ([child, counties]) => [
        child,
        {
          ...none,
          ...counted.get(child),
          due: counties.reduce((all, { communities }) => all + communities, 0),
        },
      ]),
    ),
    lists: {},
  };
}

async function tellReports(reads: RegionReads, day: string, region: string): Promise<Told> {
  const all = await reads.county(day, region.slice(0, countyDigits));
  const own = all.expected.filter((one) => isWithin(one.code, region));
  const digits = region.length === countyDigits ? 9 : 12;
  const children = Map.groupBy(own, (one) => one.code.slice(0, digits));
  const objections = own.filter((one) => all.unanswered.has(one.code)).map((one) => one.code);
  return {
    children: new Map(Array.from(children, ([child, some]) => [child, progressOf(some, all)])),
    lists: { missing: findMissing({ expected: own, confirmed: all.confirmed }), objections },
  };
}

function progressOf(some: readonly { code: string }[], all: CountyConfirmed): ReportProgress {
  const count = (set: ReadonlySet<string>): number => some.filter(({ code }) => set.has(code)).length;
  return {
    due: some.length,
    confirmed: count(all.confirmed),
    zero: count(all.zero),
    objected: count(all.objected),
  };
}

function sum(some: readonly ReportProgress[]): ReportProgress {
  const of = (key: keyof ReportProgress): number => some.reduce((all, one) => all + one[key], 0);
  return { due: of('due'), confirmed: of('confirmed'), zero: of('zero'), objected: of('objected') };
}
