import { tallyIndex } from '../../schemas/tally.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { type FindFiguresOfMany, openFiguresOfMany } from '../shared/figures/open-figures.ts';
import { findCountyReports } from '../shared/table/county-reports.ts';
import { findFinals } from '../shared/table/final-store.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { cityOf } from '../shared/table/keys.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { findReport, findReportSpan } from '../shared/table/report-store.ts';
import { findReportedCounties } from '../shared/table/reported-county-store.ts';
import { findRestatements } from '../shared/table/restatement-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { findUnmanned } from '../shared/table/unmanned-store.ts';
import type { CountedBelow } from './count-children.ts';
import { countedOf } from './draft-adapter.ts';
import { progressOfCounts } from './progress-of-counts.ts';
import { findRestatementsOf } from './restated-adapter.ts';
import type { RegionReads } from './view-region.ts';

/** What the reports of regions need, from the settings of the function. */
export function openRegionReports(): { table: Table; reads: RegionReads } {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const figures = openFiguresOfMany(table);
  return {
    table,
    reads: {
      days: { find: (day) => findReport(table, day), span: () => findReportSpan(table) },
      region: (code) => findRegion(table, code),
      below: (code) => findRegionsOf(table, code),
      county: (day, county) => findCountyReports(table, day, county),
      due: (day, region) => findReportedCounties(table, day, region),
      rows: async (day, county) => (await findFinals(table, day, county)).flatMap(({ rows }) => rows),
      restatedBelow: (day, region) => findRestatements(table, day, region),
      restated: restatedIn(table, figures),
      counted: countedBelow(table, figures),
      figures: countedOf(table, figures),
      unmanned: (region) => findUnmanned(table, cityOf(region)),
    },
  };
}

const corrected = tallyIndex.get('reports-corrected') ?? -1;
const countyDigits = 6;

/** What is counted of the children of a region, up to now. */
export function countedBelow(table: Table, figures: FindFiguresOfMany): RegionReads['counted'] {
  const counted = countedIn(table, figures);
  return async (day, region) => (await counted(day, [region])).get(region) ?? new Map<string, CountedBelow>();
}

type CountedChildren = Awaited<ReturnType<RegionReads['counted']>>;

/** The same of several regions. */
function countedIn(
  table: Table,
  figures: FindFiguresOfMany,
): (day: string, regions: readonly string[]) => Promise<ReadonlyMap<string, CountedChildren>> {
  return async (day, regions) => {
    const head = await findJournalHead(table);
    const sums = await figures(head, { regions, day }, systemClock());
    const told = (counts: ReadonlyMap<number, number>): CountedBelow => ({
      ...progressOfCounts([counts]),
      corrected: counts.get(corrected) ?? 0,
    });
    return new Map(
      Array.from(sums, ([region, days]) => {
        const children = days.get(day) ?? new Map<string, Map<number, number>>();
        return [region, new Map(Array.from(children, ([child, counts]) => [child, told(counts)]))];
      }),
    );
  };
}

/** What was restated in cities or counties: of a city, in those of its counties where some of it is counted. */
function restatedIn(table: Table, figures: FindFiguresOfMany): RegionReads['restated'] {
  const counted = countedIn(table, figures);
  return async (day, regions) => {
    const cities = regions.filter((code) => code.length < countyDigits);
    const below = cities.length === 0 ? [] : [...(await counted(day, cities)).values()];
    const counties = below.flatMap((children) =>
      [...children].filter(([, told]) => told.corrected > 0).map(([county]) => county),
    );
    const own = regions.filter((code) => code.length === countyDigits);
    return findRestatementsOf(table, day, [...own, ...counties]);
  };
}
