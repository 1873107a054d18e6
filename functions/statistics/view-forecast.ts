import type { Capacities, Forecast } from '../../schemas/capacity.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import type { NamedCapacity } from '../shared/capacity/sum-capacities.ts';
import { forecastNeeds, type Range, type Standing } from './forecast-needs.ts';
import { tellLacking } from './tell-lacking.ts';

/** What a forecast reads of what is counted. */
export interface Tallies {
  /**
   * `expected`, `expected.origin.*`, `expected.risk-stay` and `expected.symptoms` of the region's places on the days. A rule
   * for a part of a place does not apply to it: counties will do while rules name counties and above.
   */
  expected(region: string, range: Range): Promise<readonly Tally[]>;
  /** By county. */
  standing(region: string, range: Range): Promise<ReadonlyMap<string, readonly Standing[]>>;
}

export interface ForecastNeeds {
  tallies: Tallies;
  rules: { all(): Promise<ControlRule[]> };
  /** What the counties of the region have, together and each by itself; nothing below the county. */
  capacity(region: string): Promise<{ sums: Capacities; entered: readonly NamedCapacity[] } | undefined>;
}

export interface ForecastAsked extends Range {
  region: string;
  today: string;
}

/** The longest period of a rule (control-rule.ts): who came so long before is gone. */
const longestDays = 28;

/**
 * What a region will need from day to day against what there is (requirements D9). Whether the caller may ask is decided
 * before (admit-region.ts). Arrivals of days before today are not expected any more: they stand already.
 */
export async function viewForecast(
  needs: ForecastNeeds,
  { region, from, to, today }: ForecastAsked,
): Promise<Forecast> {
  const earliest = addDays(from, 1 - longestDays);
  const [expected, standing, all, has] = await Promise.all([
    needs.tallies.expected(region, { from: earliest > today ? earliest : today, to }),
    needs.tallies.standing(region, { from, to }),
    needs.rules.all(),
    needs.capacity(region),
  ]);
  const { days, counties } = forecastNeeds({ expected, standing, rules: all }, { from, to });
  if (has === undefined) return { region, days };
  const lacks = tellLacking(counties, has.entered);
  const { region: _region, ...sums } = has.sums;
  return {
    region,
    days: days.map((day) => ({ ...day, ...(has.entered.length > 0 && { lacking: lacks.on(day.date) }) })),
    capacity: { ...sums, lacking: lacks.counties },
  };
}
