import { isWithin } from '../../../schemas/access.ts';
import type { ClosedRow } from '../../../schemas/daily-report.ts';
import type { Region } from '../../../schemas/region.ts';
import { isZero, sumFigures } from '../../../schemas/reported-figures.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { hashOf, progressOf } from '../close-counties.ts';
import { type CountyDue, standingOf } from '../count-children.ts';
import { hashOfCounties, numberOf } from '../seal-report.ts';
import type {
  Edition,
  NamedRestated,
  Restated,
  SilentCommunity,
  Standing,
  StandingChild,
} from './edition.ts';

export interface EditionReads {
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
  /** The full names of places that exist. */
  paths(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The counties of a city, or of the province, in the order of their codes. */
  counties(day: string, region: string): Promise<readonly CountyDue[]>;
  /** The closed rows of a county, in the order of their codes. */
  rows(day: string, county: string): Promise<readonly ClosedRow[]>;
  /** Those of a township on several days. */
  townshipRows(days: readonly string[], township: string): Promise<ReadonlyMap<string, readonly ClosedRow[]>>;
}

/** A region of a closed day, and the corrections that its edition tells. */
export interface EditionAsked {
  day: string;
  region: string;
  closedAt: string;
  corrections: readonly Restated[];
}

const cityDigits = 4;
const countyDigits = 6;
const townshipDigits = 9;
const communityDigits = 12;
const trendDays = 31;

/** What the number of an edition is: that of the report, and how many corrections it tells. */
export function editionNumber(day: string, region: string, corrections: number): string {
  return corrections === 0 ? numberOf(day, region) : `${numberOf(day, region)}-c${corrections}`;
}

/** Everything that the files of a region show, from what stands; undefined for a region that reported nothing of the day. */
export async function readEdition(reads: EditionReads, asked: EditionAsked): Promise<Edition | undefined> {
  const { day, region: code, closedAt } = asked;
  const corrections = asked.corrections.toSorted(inOrder);
  const [region, below, found, trend] = await Promise.all([
    reads.region(code),
    reads.below(code),
    code.length < countyDigits ? readAbove(reads, day, code) : readCounty(reads, day, code),
    readTrend(reads, day, code),
  ]);
  if (region === undefined || found === undefined) return undefined;
  const names = new Map(below.map(({ code: child, name }) => [child, name]));
  const children = Array.from(found.children, ([child, standing]): StandingChild => {
    const own = corrections.filter(({ community }) => isWithin(community, child)).length;
    return { code: child, name: names.get(child) ?? region.name, ...standing, corrections: own };
  });
  return {
    number: editionNumber(day, code, corrections.length),
    day,
    region,
    closedAt,
    writtenAt:
      corrections
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? closedAt,
    sha256: found.sha256,
    standing: found.standing,
    children,
    communities: found.communities,
    silent: await nameSilent(reads, found.silent),
    corrections: await nameCorrections(reads, corrections),
    trend,
  };
}

/** Of one community in the order of their numbers; else as they came. */
function inOrder(one: Restated, other: Restated): number {
  const sort = ({ at, community, n }: Restated) => `${at} ${community} ${String(n).padStart(4, '0')}`;
  return sort(one) < sort(other) ? -1 : 1;
}

/** Without its figures: on a bad day there are fifty thousand. */
type Silent = Omit<SilentCommunity, 'path'>;

interface Found {
  standing: Standing;
  children: ReadonlyMap<string, Standing>;
  sha256: string;
  communities: readonly ClosedRow[];
  silent: readonly Silent[];
}

/** Of a city or the province, from what stands of its counties; rows are read where somebody was silent. */
async function readAbove(reads: EditionReads, day: string, region: string): Promise<Found | undefined> {
  const counties = await reads.counties(day, region);
  if (counties.length === 0) return undefined;
  const byChild = Map.groupBy(counties, ({ county }) => county.slice(0, region.length + 2));
  const silent: Silent[] = [];
  for (const { county, closed } of counties)
    if (closed !== undefined && closed.progress.confirmed < closed.progress.due)
      silent.push(...silentOf(await reads.rows(day, county)));
  return {
    standing: standingOf(counties),
    children: new Map(Array.from(byChild, ([child, some]) => [child, standingOf(some)])),
    sha256: hashOfCounties(counties.map(({ closed }) => closed?.sha256 ?? '')),
    communities: [],
    silent,
  };
}

/** Of a county or a township, from the rows of its communities. */
async function readCounty(reads: EditionReads, day: string, region: string): Promise<Found | undefined> {
  const all = await reads.rows(day, region.slice(0, countyDigits));
  const rows = all.filter(({ code }) => isWithin(code, region));
  if (rows.length === 0) return undefined;
  const digits = region.length === countyDigits ? townshipDigits : communityDigits;
  const byChild = Map.groupBy(rows, ({ code }) => code.slice(0, digits));
  return {
    standing: standingOfRows(rows),
    children: new Map(Array.from(byChild, ([child, some]) => [child, standingOfRows(some)])),
    sha256: hashOf(rows),
    communities: rows,
    silent: silentOf(rows),
  };
}

function standingOfRows(rows: readonly ClosedRow[]): Standing {
  return { progress: progressOf(rows), figures: sumFigures(rows.map(({ figures }) => figures)) };
}

function silentOf(rows: readonly ClosedRow[]): Silent[] {
  return rows
    .filter(({ standing }) => standing === 'silent')
    .map(({ code, name, figures }) => ({ code, name, isZero: isZero(figures) }));
}

/** What was closed of a region on the days before, and on the day itself. */
async function readTrend(reads: EditionReads, day: string, region: string): Promise<Edition['trend']> {
  const days = Array.from({ length: trendDays }, (_, index) => addDays(day, index + 1 - trendDays));
  if (region.length >= townshipDigits) {
    const rows = await reads.townshipRows(days, region);
    return days.map((one) => {
      const figures = rows.get(one)?.map((row) => row.figures);
      return { day: one, figures: figures && sumFigures(figures) };
    });
  }
  return Promise.all(
    days.map(async (one) => {
      const all = await reads.counties(one, region.slice(0, cityDigits));
      const own = all.filter(({ county }) => isWithin(county, region));
      const isWhole = own.length > 0 && own.every(({ closed }) => closed !== undefined);
      return { day: one, figures: isWhole ? standingOf(own).figures : undefined };
    }),
  );
}

async function nameSilent(reads: EditionReads, silent: readonly Silent[]): Promise<SilentCommunity[]> {
  const counties = new Set(silent.map(({ code }) => code.slice(0, countyDigits)));
  const paths = new Map<string, string>();
  for (const county of counties)
    for (const { code, path } of await reads.below(county)) paths.set(code, path);
  return silent.map((one) => ({ ...one, path: paths.get(one.code.slice(0, townshipDigits)) ?? '' }));
}

async function nameCorrections(
  reads: EditionReads,
  corrections: readonly Restated[],
): Promise<NamedRestated[]> {
  const places = new Set(corrections.flatMap(({ community, place }) => [community, place]));
  const paths = places.size === 0 ? new Map<string, string>() : await reads.paths([...places]);
  const named = (code: string): string => paths.get(code) ?? code;
  return corrections.map((one) => ({
    ...one,
    communityPath: named(one.community),
    placePath: named(one.place),
  }));
}
