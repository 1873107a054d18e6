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
import { countCorrections } from '../shared/table/restatement-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { findUnmanned } from '../shared/table/unmanned-store.ts';
import type { CountedBelow } from './count-children.ts';
import { countedOf } from './draft-adapter.ts';
import { progressOfCounts } from './progress-of-counts.ts';
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
      corrections: (day, region) => countCorrections(table, day, region),
      counted: countedBelow(table, figures),
      figures: countedOf(table, figures),
      unmanned: (region) => findUnmanned(table, cityOf(region)),
    },
  };
}

const corrected = tallyIndex.get('reports-corrected') ?? -1;

/** What is counted of the children of a region, up to now. */
export function countedBelow(table: Table, figures: FindFiguresOfMany): RegionReads['counted'] {
  return async (day, region) => {
    const head = await findJournalHead(table);
    const sums = await figures(head, { regions: [region], day }, systemClock());
    const children = sums.get(region)?.get(day) ?? new Map<string, Map<number, number>>();
    const told = (counts: ReadonlyMap<number, number>): CountedBelow => ({
      ...progressOfCounts([counts]),
      corrected: counts.get(corrected) ?? 0,
    });
    return new Map(Array.from(children, ([child, counts]) => [child, told(counts)]));
  };
}
