import type { Statistics, StatisticsQuery } from '../../schemas/statistics.ts';
import { admit } from '../shared/access/authorise.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { remember } from '../shared/remember.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { findStatisticsState } from '../shared/table/statistics-state.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import { admitRegion } from './admit-region.ts';
import { openFigures } from './figures-adapter.ts';
import { type Regions, viewStatistics } from './view-statistics.ts';

/** Who asks, on which route, for what. */
export interface Asked {
  sub: string;
  routeKey: string;
  query: StatisticsQuery;
}

/** Divisions change a few times a year: a warm function reads them once an hour at most. */
const keptSeconds = 3_600;
const mostRegions = 500;

/** How a question about figures is answered, from the settings of the function. */
export function openStatistics(): (asked: Asked, now: Date) => Promise<Statistics> {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const regions = rememberedRegions(table);
  const figures = openFigures(table);
  return async ({ sub, routeKey, query }, now) => {
    const { duty, head, roundAt } = await findStatisticsState(table, sub);
    admitRegion(admit(duty, routeKey), query.region);
    const reads = {
      regions,
      figures: (region: string, span: Parameters<typeof figures>[1]['span']) =>
        figures(head, { region, span }, now),
    };
    return viewStatistics(reads, { query, now, roundAt });
  };
}

function rememberedRegions(table: Table): Regions {
  const kept = { clock: systemClock, most: mostRegions, seconds: keptSeconds };
  const below = remember((code) => findRegionsOf(table, code), kept);
  return {
    find: remember((code) => findRegion(table, code), kept),
    below: async (code) => (await below(code)) ?? [],
  };
}
