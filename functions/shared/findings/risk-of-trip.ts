import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import { addDays, shanghaiDate, startOfDay } from '../../../schemas/shanghai-day.ts';
import type { JudgedCase } from './judged.ts';

type ByTrip = Extract<FindingRule['when'], { by: 'trip' }>;

/** Stays are asked for within so many days before arrival (requirements A3). */
export const stayDays = 14;

/**
 * The origin of a trip stood on the list of risk areas in the days before its arrival, and neither the citizen nor the officer told of a
 * stay (requirements D4, D6). Only an area that holds all of the origin counts: who names a city was not in each of its streets.
 */
export function riskOfTrip(when: ByTrip, { declaration, areas }: JudgedCase): FindingEvidence[] {
  const { state, origin, riskStay, verifications, arrivedAt, expectedArrivalAt } = declaration;
  const { regionCode } = origin;
  if (regionCode === undefined || !when.states.includes(state)) return [];
  const arrival = verifications.findLast(({ step }) => step.kind === 'arrival')?.step;
  const isTold = arrival?.kind === 'arrival' ? arrival.riskStays.present : riskStay;
  if (isTold) return [];
  const arrivalDate = shanghaiDate(new Date(arrivedAt ?? expectedArrivalAt));
  return listedAround(areas, regionCode, arrivalDate).map(({ region, level, fromDate }) => ({
    ref: `area:${region}:${fromDate}`,
    at: startOfDay(fromDate).toISOString(),
    told: { region, level, fromDate },
  }));
}

/** The areas that hold all of a region and stood on the list on a day of the 14 before an arrival. */
export function listedAround(areas: readonly RiskArea[], region: string, arrivalDate: string): RiskArea[] {
  const days = Array.from({ length: stayDays + 1 }, (_, before) => addDays(arrivalDate, -before));
  return newestOf(areas)
    .filter((area) => region.startsWith(area.region) && days.some((date) => standsOn(area, date)))
    .toSorted((one, other) => (one.region + one.fromDate < other.region + other.fromDate ? -1 : 1));
}
