import { tallyIndex } from '../../schemas/tally.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openFiguresOfMany } from '../shared/figures/open-figures.ts';
import { findCountyReports } from '../shared/table/county-reports.ts';
import { findFinals } from '../shared/table/final-store.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { findReport, findReportSpan } from '../shared/table/report-store.ts';
import { findReportedCounties } from '../shared/table/reported-county-store.ts';
import { countCorrections } from '../shared/table/restatement-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { CountedBelow, RegionReads } from './view-region.ts';

/** What the reports of regions need, from the settings of the function. */
export function openRegionReports(): { table: Table; reads: RegionReads } {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  return {
    table,
    reads: {
      days: { find: (day) => findReport(table, day), span: () => findReportSpan(table) },
      region: (code) => findRegion(table, code),
      below: (code) => findRegionsOf(table, code),
      county: (day, county) => findCountyReports(table, day, county),
      due: (day, region) => findReportedCounties(table, day, region),
      rows: async (day, county) => (await findFinals(table, day, county)).flatMap(({ rows }) => rows),
      corrections: async (day, region) =>
        [...(await countCorrections(table, day, region)).values()].reduce((all, n) => all + n, 0),
      counted: countedBelow(table),
    },
  };
}

const [confirmed, zero, objected, corrected] = [
  'reports-confirmed',
  'reports-zero',
  'reports-objected',
  'reports-corrected',
].map((key) => tallyIndex.get(key) ?? -1);

function countedBelow(table: Table): RegionReads['counted'] {
  const figures = openFiguresOfMany(table);
  return async (day, region) => {
    const head = await findJournalHead(table);
    const sums = await figures(head, { regions: [region], day }, systemClock());
    const children = sums.get(region)?.get(day) ?? new Map<string, Map<number, number>>();
    const told = (counts: ReadonlyMap<number, number>): CountedBelow => ({
      confirmed: counts.get(confirmed ?? -1) ?? 0,
      zero: counts.get(zero ?? -1) ?? 0,
      objected: counts.get(objected ?? -1) ?? 0,
      corrected: counts.get(corrected ?? -1) ?? 0,
    });
    return new Map(Array.from(children, ([child, counts]) => [child, told(counts)]));
  };
}
