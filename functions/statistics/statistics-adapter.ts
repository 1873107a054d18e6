import type { Statistics, StatisticsQuery } from '../../schemas/statistics.ts';
import { admitRegion } from '../shared/access/admit-region.ts';
import { admit } from '../shared/access/authorise.ts';
import { suppressSmall } from '../shared/access/suppress-small.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openFigures } from '../shared/figures/open-figures.ts';
import { findOpenLooks } from '../shared/table/break-glass-store.ts';
import { findStatisticsState } from '../shared/table/statistics-state.ts';
import { openTable } from '../shared/table/table.ts';
import { rememberRegions } from './regions-adapter.ts';
import { viewStatistics } from './view-statistics.ts';

/** Who asks, on which route, for what. */
export interface Asked {
  sub: string;
  routeKey: string;
  query: StatisticsQuery;
}

/**
 * How a question about figures is answered, from the settings of the function. By break-glass small counts are kept back
 * (requirements D8).
 */
export function openStatistics(): (asked: Asked, now: Date) => Promise<Statistics> {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const regions = rememberRegions(table);
  const figures = openFigures(table);
  return async ({ sub, routeKey, query }, now) => {
    const { duty, head, roundAt } = await findStatisticsState(table, sub);
    const looks = { of: (account: string) => findOpenLooks(table, account, now) };
    const admission = await admitRegion(admit(duty, routeKey), query.region, looks);
    const reads = {
      regions,
      figures: (region: string, span: Parameters<typeof figures>[1]['span']) =>
        figures(head, { region, span }, now),
    };
    const found = await viewStatistics(reads, { query, now, roundAt });
    return admission === 'own' ? found : suppressSmall(found);
  };
}
