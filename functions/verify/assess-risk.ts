import type { RiskStays } from '../../schemas/declaration-request.ts';
import type { RiskLevel } from '../../schemas/occurrence.ts';
import { newestOf, type RiskArea, standsOn } from '../../schemas/risk-area.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';

/**
 * The level of the stays that a person told, by the list valid on a day (requirements D1: people from medium- and from
 * high-risk areas, apart, by the list valid at arrival). High stands before medium; undefined when none of the places was
 * listed. Who names only the county of a township that is listed was in a risk area by their own word: the county counts as
 * its highest.
 */
export function assessRisk(
  { present, stays = [] }: RiskStays,
  areas: readonly RiskArea[],
  date: string,
): RiskLevel | undefined {
  if (!present) return undefined;
  const levels = newestOf(areas)
    .filter((area) => standsOn(area, date))
    .filter(({ region }) => stays.some((stay) => overlaps(region, stay.regionCode)))
    .map(({ level }) => level);
  return levels.includes('high') ? 'high' : levels[0];
}

function overlaps(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

export interface RiskAreas {
  /** The areas, past ones too, in the cities of some regions. */
  near(regions: readonly string[]): Promise<RiskArea[]>;
}

/** The level to be kept with a recorded step: of an arrival whose person told stays, by the list valid on that day. */
export async function riskLevelOf(
  areas: RiskAreas,
  step: VerificationRequest,
): Promise<RiskLevel | undefined> {
  if (step.kind !== 'arrival' || !step.riskStays.present) return undefined;
  const told = (step.riskStays.stays ?? []).map(({ regionCode }) => regionCode);
  return assessRisk(step.riskStays, await areas.near(told), shanghaiDate(new Date(step.arrivedAt)));
}
