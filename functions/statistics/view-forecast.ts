import type { Capacities, Forecast } from '../../schemas/capacity.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { forecastNeeds, type Range, type Standing } from './forecast-needs.ts';

/** What a forecast reads of what is counted. */
export interface Tallies {
  /**
   * `expected`, `expected.origin.*`, `expected.risk-stay` and `expected.symptoms` of the region's places on the days. A rule
   * for a part of a place does not apply to it: counties will do while rules name counties and above.
   */
  expected(region: string, range: Range): Promise<readonly Tally[]>;
  standing(region: string, range: Range): Promise<readonly Standing[]>;
}

export interface ForecastNeeds {
  tallies: Tallies;
  rules: { all(): Promise<ControlRule[]> };
  /** What the counties of the region have; nothing below the county. */
  capacity(region: string): Promise<Capacities | undefined>;
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
  const days = forecastNeeds({ expected, standing, rules: all }, { from, to });
  return { region, days, ...(has !== undefined && { capacity: capacityOf(has) }) };
}

function capacityOf({ region: _region, ...has }: Capacities): NonNullable<Forecast['capacity']> {
  return has;
}
