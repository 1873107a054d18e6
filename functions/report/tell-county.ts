import { isWithin } from '../../schemas/access.ts';
import { type ClosedRow } from '../../schemas/daily-report.ts';
import { type MissingCommunity, type ReportProgress } from '../../schemas/report-progress.ts';
import { isZero, sumFigures } from '../../schemas/reported-figures.ts';
import type { Tally } from '../../schemas/tally.ts';
import { hashOf, progressOf } from './close-counties.ts';
import { figuresOfTallies } from './figures-of-tallies.ts';
import { type CountyReports, findMissing } from './find-missing.ts';
import { type RestatedFigures, sumRestated } from './sum-restated.ts';
import type { Told, ToldChild } from './view-region.ts';

/** What the communities of a county came to, with who attested a zero or objects. */
export interface CountyConfirmed extends CountyReports {
  zero: ReadonlySet<string>;
  objected: ReadonlySet<string>;
  /** Objections that no township has answered. */
  unanswered: ReadonlySet<string>;
  /** When the county, or a township of it, was reminded by hand last. */
  reminded: ReadonlyMap<string, string>;
}

export interface CountyReads {
  county(day: string, county: string): Promise<CountyConfirmed>;
  /** What is counted of the communities of townships on a day, up to now. */
  figures(townships: readonly string[], day: string): Promise<ReadonlyMap<string, readonly Tally[]>>;
  /** The rows of a county that stand since the day was closed, in the order of their codes. */
  rows(day: string, county: string): Promise<readonly ClosedRow[]>;
  /** What was restated since a day was closed of a county, or of what lies in it. */
  restatedBelow(day: string, region: string): Promise<readonly RestatedFigures[]>;
  /** The communities of a region's city that have no active officer (requirements B3). */
  unmanned(region: string): Promise<ReadonlySet<string>>;
}

const countyDigits = 6;
const townshipDigits = 9;

/** How far a county, a township or a community is, from the reports themselves, and who is missing (requirements E5). */
export async function tellCounty(
  reads: CountyReads,
  { day, region, isClosed }: { day: string; region: string; isClosed: boolean },
): Promise<Told> {
  const county = region.slice(0, countyDigits);
  const [all, unmanned, rows, restated] = await Promise.all([
    reads.county(day, county),
    reads.unmanned(region),
    isClosed ? reads.rows(day, county) : [],
    isClosed ? reads.restatedBelow(day, region) : [],
  ]);
  const stands = new Map(rows.filter(({ code }) => isWithin(code, region)).map((row) => [row.code, row]));
  const own = all.expected.filter(({ code }) => isWithin(code, region));
  const missing = findMissing({ expected: own, confirmed: all.confirmed });
  const townships = new Set(missing.map(({ code }) => code.slice(0, townshipDigits)));
  const figures = isClosed ? new Map<string, readonly Tally[]>() : await reads.figures([...townships], day);
  const children = Map.groupBy(own, ({ code }) => code.slice(0, region.length === countyDigits ? 9 : 12));
  const remindedAt = [...all.reminded]
    .filter(([of]) => isWithin(region, of))
    .map(([, at]) => at)
    .toSorted()
    .at(-1);
  return {
    children: new Map(
      Array.from(children, ([child, some]) => [
        child,
        isClosed
          ? { ...standing(some, stands), ...sumRestated(restated, child) }
          : { progress: counting(some, all) },
      ]),
    ),
    sha256: isClosed ? hashOf([...stands.values()]) : '',
    lists: {
      missing: missing.map((one): MissingCommunity => {
        const told = figures.get(one.code.slice(0, townshipDigits)) ?? [];
        return {
          ...one,
          ...(unmanned.has(one.code) && { unmanned: true }),
          derivedZero: isZero(stands.get(one.code)?.figures ?? figuresOfTallies(one.code, told)),
        };
      }),
      objections: own
        .filter(({ code }) => all.unanswered.has(code))
        .map(({ code, name }) => ({ code, name })),
      ...(remindedAt !== undefined && { remindedAt }),
    },
  };
}

/** What of some communities stands when the day is closed. */
function standing(
  some: readonly { code: string }[],
  stands: ReadonlyMap<string, ClosedRow>,
): Pick<ToldChild, 'progress' | 'figures'> {
  const rows = some.flatMap(({ code }) => stands.get(code) ?? []);
  return { progress: progressOf(rows), figures: sumFigures(rows.map(({ figures }) => figures)) };
}

function counting(some: readonly { code: string }[], all: CountyConfirmed): ReportProgress {
  const count = (set: ReadonlySet<string>): number => some.filter(({ code }) => set.has(code)).length;
  return {
    due: some.length,
    confirmed: count(all.confirmed),
    zero: count(all.zero),
    objected: count(all.objected),
  };
}
