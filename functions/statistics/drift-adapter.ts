import { isWithin } from '../../schemas/access.ts';
import type { DriftQuery, DriftReport } from '../../schemas/drift.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { readEnvironment } from '../shared/environment.ts';
import { outsideJurisdiction } from '../shared/errors.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { findVerdicts } from '../shared/table/verdict-store.ts';
import { rememberRegions } from './regions-adapter.ts';
import { viewDrift } from './view-drift.ts';

export interface DriftView {
  table: Table;
  /** `outside-jurisdiction`, whether the region exists or not: also by break-glass, since what drifts are small counts. */
  view(caller: Caller, query: DriftQuery, now: Date): Promise<DriftReport>;
}

/** How a question about drift is answered, from the settings of the function. */
export function openDrift(): DriftView {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const regions = rememberRegions(table);
  const verdicts = (night: string, region: string) => findVerdicts(table, night, region);
  return {
    table,
    view: async ({ staff }, { region }, now) => {
      if (!isWithin(region, staff.region)) throw outsideJurisdiction();
      return viewDrift({ regions, verdicts }, { region, today: shanghaiDate(now) });
    },
  };
}
