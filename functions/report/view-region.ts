import { isWithin } from '../../schemas/access.ts';
import {
  type ClosedRow,
  type RegionReport,
  type ReportedFigures,
  type ReportProgress,
  sumFigures,
} from '../../schemas/daily-report.ts';
import type { Region } from '../../schemas/region.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { hashOf } from './close-counties.ts';
import { type Days, findDay } from './find-day.ts';
import { type CountyReports, findMissing } from './find-missing.ts';
import { hashOfCounties, numberOf } from './seal-report.ts';

/** What the communities of a county came to, with who attested a zero or objects. */
export interface CountyConfirmed extends CountyReports {
  zero: ReadonlySet<string>;
  objected: ReadonlySet<string>;
  /** Objections that no township has answered. */
  unanswered: ReadonlySet<string>;
}

/** How many communities of a county have to report, and what stands of it when the day is closed. */
export interface CountyDue {
  county: string;
  communities: number;
  closed?: { progress: ReportProgress; figures: ReportedFigures; sha256: string };
}

/** How many of a child of a region have confirmed, attested a zero and objected, and how often something was corrected. */
export type CountedBelow = Omit<ReportProgress, 'due'> & { corrected: number };

export interface RegionReads {
  days: Days;
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
  county(day: string, county: string): Promise<CountyConfirmed>;
  /** How many communities of each county of a region have to report. */
  due(day: string, region: string): Promise<readonly CountyDue[]>;
  /** The rows of a county that stand since the day was closed, in the order of their codes. */
  rows(day: string, county: string): Promise<readonly ClosedRow[]>;
  /** How many corrections there are of a county, or of what lies in it. */
  corrections(day: string, region: string): Promise<number>;
  counted(day: string, region: string): Promise<ReadonlyMap<string, CountedBelow>>;
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
  const [{ timetable, closed }, region, below] = await Promise.all([
    findDay(reads.days, day, now),
    reads.region(code),
    reads.below(code),
  ]);
  if (region === undefined) throw notFound();
  const told =
    code.length < countyDigits
      ? await tellCounts(reads, day, code)
      : await tellReports(reads, { day, region: code, isClosed: closed !== undefined });
  const names = new Map(below.map((child) => [child.code, child.name]));
  const children = [...told.children].map(([child, { progress, figures }]) => ({
    code: child,
    name: names.get(child) ?? child,
    progress,
    ...(closed && figures && { figures }),
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
    ...(closed && {
      closed: {
        at: closed.at,
        number: numberOf(day, code),
        sha256: told.sha256,
        corrections: told.corrections,
        figures: sumFigures(children.flatMap(({ figures }) => figures ?? [])),
      },
    }),
  };
}

interface Told {
  children: ReadonlyMap<string, { progress: ReportProgress; figures?: ReportedFigures }>;
  lists: Pick<RegionReport, 'missing' | 'objections'>;
  /** Of what stands when the day is closed; empty before. */
  sha256: string;
  corrections: number;
}

async function tellCounts(reads: RegionReads, day: string, region: string): Promise<Told> {
  const [due, counted] = await Promise.all([reads.due(day, region), reads.counted(day, region)]);
  // What stands is summed from the counties, and never changes; until then it is counted.
  const isClosed = due.length > 0 && due.every(({ closed }) => closed !== undefined);
  const digits = region.length + 2;
  const children = Map.groupBy(due, ({ county }) => county.slice(0, digits));
  return {
    children: new Map(
      Array.from(children, ([child, counties]) => [child, tellChild(counties, counted.get(child), isClosed)]),
    ),
    lists: {},
    sha256: isClosed ? hashOfCounties(due.map(({ closed }) => closed?.sha256 ?? '')) : '',
    corrections: [...counted.values()].reduce((all, { corrected }) => all + corrected, 0),
  };
}

function tellChild(
  counties: readonly CountyDue[],
  counted: CountedBelow | undefined,
  isClosed: boolean,
): { progress: ReportProgress; figures?: ReportedFigures } {
  const closed = counties.flatMap((one) => one.closed ?? []);
  if (isClosed)
    return {
      progress: sum(closed.map(({ progress }) => progress)),
      figures: sumFigures(closed.map(({ figures }) => figures)),
    };
  const due = counties.reduce((all, { communities }) => all + communities, 0);
  const { confirmed = 0, zero = 0, objected = 0 } = counted ?? {};
  return { progress: { due, confirmed, zero, objected } };
}

async function tellReports(
  reads: RegionReads,
  { day, region, isClosed }: { day: string; region: string; isClosed: boolean },
): Promise<Told> {
  const county = region.slice(0, countyDigits);
  const [all, rows] = await Promise.all([
    reads.county(day, county),
    isClosed ? reads.rows(day, county) : Promise.resolve([]),
  ]);
  const own = all.expected.filter((one) => isWithin(one.code, region));
  const ownRows = rows.filter((one) => isWithin(one.code, region));
  const digits = region.length === countyDigits ? 9 : 12;
  const children = Map.groupBy(own, (one) => one.code.slice(0, digits));
  const objections = own.filter((one) => all.unanswered.has(one.code)).map((one) => one.code);
  return {
    children: new Map(
      Array.from(children, ([child, some]) => {
        const figures = ownRows.filter((one) => isWithin(one.code, child)).map((one) => one.figures);
        return [
          child,
          { progress: progressOf(some, all), ...(isClosed && { figures: sumFigures(figures) }) },
        ];
      }),
    ),
    lists: { missing: findMissing({ expected: own, confirmed: all.confirmed }), objections },
    sha256: isClosed ? hashOf(ownRows) : '',
    corrections: isClosed ? await reads.corrections(day, region) : 0,
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
