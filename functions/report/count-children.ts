import { type ReportProgress } from '../../schemas/report-progress.ts';
import { type ReportedFigures, sumFigures } from '../../schemas/reported-figures.ts';
import { hashOfCounties } from './seal-report.ts';
import { sumProgress } from './sum-progress.ts';
import { type RestatedFigures, sumRestated } from './sum-restated.ts';
import type { Told } from './view-region.ts';

/** How many communities of a county have to report, and what stands of it when the day is closed. */
export interface CountyDue {
  county: string;
  communities: number;
  closed?: { progress: ReportProgress; figures: ReportedFigures; sha256: string };
}

/** How many of a child of a region have confirmed, attested a zero and objected, and how often something was corrected. */
export type CountedBelow = Omit<ReportProgress, 'due' | 'silentZero'> & { corrected: number };

export interface ChildCounts {
  /** The counties of a region that have to report. */
  due(day: string, region: string): Promise<readonly CountyDue[]>;
  /** What is counted of the children of a region. */
  counted(day: string, region: string): Promise<ReadonlyMap<string, CountedBelow>>;
  /** What was restated since a day was closed of what lies in some regions, each a city or a county. */
  restated(day: string, regions: readonly string[]): Promise<readonly RestatedFigures[]>;
}

/**
 * How far the children of a city, or of the province, are. What stands is summed from the counties, and never changes; what was restated
 * since is read where some of it is counted.
 */
export async function countChildren(reads: ChildCounts, day: string, region: string): Promise<Told> {
  const [due, counted] = await Promise.all([reads.due(day, region), reads.counted(day, region)]);
  const isClosed = due.length > 0 && due.every(({ closed }) => closed !== undefined);
  const restated = isClosed ? await findRestated(reads, day, counted) : [];
  const byChild = Map.groupBy(due, ({ county }) => county.slice(0, region.length + 2));
  const children = Array.from(
    byChild,
    ([child, counties]) =>
      [
        child,
        isClosed
          ? { ...standingOf(counties), ...sumRestated(restated, child) }
          : counting(counties, counted.get(child)),
      ] as const,
  );
  return {
    children: new Map(children),
    lists: {},
    sha256: isClosed ? hashOfCounties(due.map(({ closed }) => closed?.sha256 ?? '')) : '',
  };
}

async function findRestated(
  reads: Pick<ChildCounts, 'restated'>,
  day: string,
  counted: ReadonlyMap<string, CountedBelow>,
): Promise<readonly RestatedFigures[]> {
  const regions = [...counted].filter(([, { corrected }]) => corrected > 0).map(([child]) => child);
  return regions.length === 0 ? [] : reads.restated(day, regions);
}

/** What closed counties came to together. */
export function standingOf(counties: readonly CountyDue[]): {
  progress: ReportProgress;
  figures: ReportedFigures;
} {
  const closed = counties.flatMap((one) => one.closed ?? []);
  return {
    progress: sumProgress(closed.map(({ progress }) => progress)),
    figures: sumFigures(closed.map(({ figures }) => figures)),
  };
}

function counting(
  counties: readonly CountyDue[],
  counted: CountedBelow | undefined,
): { progress: ReportProgress } {
  const due = counties.reduce((all, { communities }) => all + communities, 0);
  const { confirmed = 0, zero = 0, objected = 0 } = counted ?? {};
  return { progress: { due, confirmed, zero, objected } };
}
