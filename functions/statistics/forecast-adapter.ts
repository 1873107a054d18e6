import { isWithin } from '../../schemas/access.ts';
import type { Forecast, ForecastQuery } from '../../schemas/capacity.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { admit } from '../shared/access/authorise.ts';
import { findEntered, hasCounties } from '../shared/capacity/sum-capacities.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { openFigures } from '../shared/figures/open-figures.ts';
import type { Sums } from '../shared/figures/sums.ts';
import { findCapacities } from '../shared/table/capacity-store.ts';
import { findRules } from '../shared/table/rule-store.ts';
import { findStatisticsState } from '../shared/table/statistics-state.ts';
import { openTable } from '../shared/table/table.ts';
import type { Range } from './forecast-needs.ts';
import { expectedIn, standingIn } from './forecast-tallies.ts';
import { rememberRegions } from './regions-adapter.ts';
import { type ForecastNeeds, viewForecast } from './view-forecast.ts';

export interface ForecastAsked {
  sub: string;
  routeKey: string;
  query: ForecastQuery;
}

/**
 * How a forecast is answered, from the settings of the function: `outside-jurisdiction`, whether the region exists or not;
 * `not-found` for one of theirs that does not exist.
 */
export function openForecast(): (asked: ForecastAsked, now: Date) => Promise<Forecast> {
  const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
  const regions = rememberRegions(table);
  const figures = openFigures(table);
  const capacities = { ...regions, entered: (region: string) => findCapacities(table, region) };
  return async ({ sub, routeKey, query }, now) => {
    const { duty, head } = await findStatisticsState(table, sub);
    const { staff } = admit(duty, routeKey);
    if (!isWithin(query.region, staff.region)) throw outsideJurisdiction();
    if ((await regions.find(query.region)) === undefined) throw notFound();
    const today = shanghaiDate(now);
    const sumsOf = async (region: string, { from }: Range): Promise<Sums[]> => {
      // Rules name counties, so a province is read by its cities, whose children they are.
      const parts = region.length === 2 ? (await regions.below(region)).map(({ code }) => code) : [region];
      const span = { from: from < today ? from : today, to: undefined };
      return Promise.all(
        parts.map((part) => childSums(part, (parent) => figures(head, { region: parent, span }, now))),
      );
    };
    const needs: ForecastNeeds = {
      tallies: {
        expected: async (region, range) =>
          (await sumsOf(region, range)).flatMap((sums) => expectedIn(sums, range)),
        standing: async (region, range) => standingByCounty(await sumsOf(region, range), { region, range }),
      },
      rules: { all: () => findRules(table) },
      capacity: async (region) => (hasCounties(region) ? findEntered(capacities, region, today) : undefined),
    };
    return viewForecast(needs, { ...query, today });
  };
}

const countyDigits = 6;

/** A community has no children: it is one of its township's. */
async function childSums(region: string, find: (parent: string) => Promise<Sums>): Promise<Sums> {
  if (region.length < 12) return find(region);
  const sums = await find(region.slice(0, 9));
  const own = [...sums].map(([day, children]) => [day, only(children, region)] as const);
  return new Map(own);
}

function only<Value>(children: ReadonlyMap<string, Value>, code: string): Map<string, Value> {
  const found = children.get(code);
  return new Map(found === undefined ? [] : [[code, found]]);
}

/** Above the county the children are counties or lie in one; below, all that is read lies in one. */
function standingByCounty(all: readonly Sums[], { region, range }: { region: string; range: Range }) {
  const isAbove = region.length < countyDigits;
  const told = all.flatMap((sums) =>
    isAbove
      ? countiesIn(sums).map((county) => [county, standingIn(sums, range, county)] as const)
      : [[region.slice(0, countyDigits), standingIn(sums, range)] as const],
  );
  return new Map(told);
}

/** Nobody is held at a city itself: findings stand there. */
function countiesIn(sums: Sums): string[] {
  const children = [...sums.values()].flatMap((counts) => [...counts.keys()]);
  return [...new Set(children.filter(({ length }) => length === countyDigits))];
}
