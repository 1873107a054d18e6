import type { ReportProgress } from '../../schemas/daily-report.ts';
import type { Told } from './view-region.ts';

export interface ChildCounts {
  /** How many communities of each county of a region have to report. */
  due(day: string, region: string): Promise<readonly { county: string; communities: number }[]>;
  /** How many of the children of a region have confirmed, attested a zero and objected. */
  counted(day: string, region: string): Promise<ReadonlyMap<string, Omit<ReportProgress, 'due'>>>;
}

const none = { confirmed: 0, zero: 0, objected: 0 };

/** How far the children of a city, or of the province, are. */
export async function countChildren(reads: ChildCounts, day: string, region: string): Promise<Told> {
  const [due, counted] = await Promise.all([reads.due(day, region), reads.counted(day, region)]);
  const byChild = Map.groupBy(due, ({ county }) => county.slice(0, region.length + 2));
  const children = Array.from(byChild, ([child, counties]): [string, ReportProgress] => {
    const communities = counties.reduce((all, one) => all + one.communities, 0);
    return [child, { ...none, ...counted.get(child), due: communities }];
  });
  return { children: new Map(children), lists: {} };
}
