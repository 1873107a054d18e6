import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { FindingRule } from '../../../schemas/finding-rule.ts';
import { newestOf, type RiskArea } from '../../../schemas/risk-area.ts';
import { addDays, shanghaiDate, startOfDay } from '../../../schemas/shanghai-day.ts';
import { stayDays } from '../life-cycle/lost-basis.ts';
import type { JudgedCase } from './judged.ts';

type ByTrip = Extract<FindingRule['when'], { by: 'trip' }>;

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
  return openAreas(areas)(regionCode, arrivalDate).map(({ region, level, fromDate }) => ({
    ref: `area:${region}:${fromDate}`,
    at: startOfDay(fromDate).toISOString(),
    told: { region, level, fromDate },
  }));
}

/** Says of a region and a day of arrival which areas that hold all of the region stood on the list on a day of the 14 before it. */
export type ListedAround = (region: string, arrivalDate: string) => RiskArea[];

/** Lengths of the codes of areas: never a whole province (risk-area.ts). */
const lengths = [4, 6, 9, 12];

/** The list, to be asked of many trips: whatever its length, a trip is four looks (requirements D6). */
export function openAreas(areas: readonly RiskArea[]): ListedAround {
  const byRegion = Map.groupBy(newestOf(areas), ({ region }) => region);
  return (region, arrivalDate) => {
    const found = lengths.flatMap((length) =>
      length <= region.length ? (byRegion.get(region.slice(0, length)) ?? []) : [],
    );
    if (found.length === 0) return found;
    const since = addDays(arrivalDate, -stayDays);
    return found
      .filter(({ fromDate, toDate }) => fromDate <= arrivalDate && (toDate === undefined || toDate >= since))
      .toSorted((one, other) => (one.region + one.fromDate < other.region + other.fromDate ? -1 : 1));
  };
}
