import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { findCountyConfirmed } from '../shared/table/county-reports.ts';
import { findFinal, keepFinal } from '../shared/table/final-store.ts';
import { sealReport } from '../shared/table/report-store.ts';
import { findReportedCounties, keepClosedCounty } from '../shared/table/reported-county-store.ts';
import { openTable } from '../shared/table/table.ts';
import type { CloseNeeds } from './close-counties.ts';
import { countedOf, openDrafting } from './draft-adapter.ts';
import { draftCounties } from './draft-counties.ts';
import type { SealNeeds } from './seal-report.ts';

const province = '41';

/** What closing needs, from the settings of the function. */
export function openClosing(): { close: CloseNeeds; seal: SealNeeds } {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const drafting = openDrafting(table);
  return {
    close: {
      county: (day, county) => findCountyConfirmed(table, day, county),
      figures: countedOf(table),
      draft: (day, county) => draftCounties(drafting, { day, counties: [county] }, systemClock()),
      keep: async (rows) => {
        if (await keepFinal(table, rows)) return rows;
        return (await findFinal(table, rows.day, rows.township)) ?? rows;
      },
      note: (closed) => keepClosedCounty(table, closed),
    },
    seal: {
      counties: async (day) =>
        (await findReportedCounties(table, day, province)).map(({ county, communities, closed }) => ({
          ...{ county, communities },
          ...(closed && { sha256: closed.sha256 }),
        })),
      seal: (sealed) => sealReport(table, sealed),
    },
  };
}
