import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openFigures } from '../shared/figures/open-figures.ts';
import { findReportingOn } from '../shared/table/draft-store.ts';
import { findJournalHead } from '../shared/table/journal-head-store.ts';
import { townshipOf } from '../shared/table/keys.ts';
import { findReports } from '../shared/table/report-store.ts';
import { findReportedCounties } from '../shared/table/reported-county-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { progressOfCounts } from './progress-of-counts.ts';
import { communitiesIn, type DaysReads, type Reported } from './view-days.ts';

const countyDigits = 6;
const communityDigits = 12;

/** What the reports of many days need, from the settings of the function. */
export function openReportDays(): { table: Table; reads: DaysReads } {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const reads: DaysReads = {
    reports: (range) => findReports(table, range),
    due: (reports, region) =>
      (region.length > countyDigits ? dueInTownship : dueInCounties)(table, reports, region),
    counted: countedIn(table),
  };
  return { table, reads };
}

/** Closed reports say it themselves; of the others, side by side, a Query a day. */
async function dueInCounties(
  table: Table,
  reports: readonly Reported[],
  region: string,
): Promise<Map<string, number>> {
  const sums = reports.map(async ({ day, closed }): Promise<[string, number]> => {
    if (closed?.communities !== undefined) return [day, communitiesIn(closed.communities, region)];
    const counties = await findReportedCounties(table, day, region);
    return [day, counties.reduce((sum, { communities }) => sum + communities, 0)];
  });
  return new Map(await Promise.all(sums));
}

/** Of a township or a community: the drafts name them. */
async function dueInTownship(
  table: Table,
  reports: readonly Reported[],
  region: string,
): Promise<Map<string, number>> {
  const days = reports.map(({ day }) => day);
  const found = await findReportingOn(table, days, townshipOf(region));
  return new Map(
    Array.from(found, ([day, communities]) => [
      day,
      communities.filter(({ code }) => code.startsWith(region)).length,
    ]),
  );
}

function countedIn(table: Table): DaysReads['counted'] {
  const figures = openFigures(table);
  return async (region, range) => {
    // A community is told among the children of its township.
    const isCommunity = region.length === communityDigits;
    const asked = { region: isCommunity ? townshipOf(region) : region, span: range };
    const sums = await figures(await findJournalHead(table), asked, systemClock());
    return new Map(
      Array.from(sums, ([day, children]) => {
        const chosen = [...children].filter(([child]) => !isCommunity || child === region);
        return [day, progressOfCounts(chosen.map(([, counts]) => counts))];
      }),
    );
  };
}
