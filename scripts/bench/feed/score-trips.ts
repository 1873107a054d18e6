import { isFromRiskArea } from '../../../functions/compare/findings/sweep-county.ts';
import { openAreas } from '../../../functions/shared/findings/risk-of-trip.ts';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { addDays, startOfDay } from '../../../schemas/shanghai-day.ts';

const firstDate = '2026-01-01';
/** As many areas as stood on the list at the height of 2022, counties and streets. */
const listed = 3_000;

function* areas(): Generator<RiskArea> {
  for (let n = 0; n < listed; n += 1) {
    const county = String(110_101 + ((n * 7_919) % 540_000));
    yield {
      region: n % 3 === 0 ? county : `${county}${String(n % 1_000).padStart(3, '0')}`,
      level: n % 2 === 0 ? 'high' : 'medium',
      fromDate: addDays(firstDate, -(n % 30)),
      ...(n % 5 === 0 && { toDate: addDays(firstDate, n % 20) }),
      ...{ version: 1, example: true, documentNumber: 'bench' },
    };
  }
}

/** What the rule of the list of risk areas makes of trips (requirements D6), in memory: how many it hits. */
export function scoreTrips(trips: number): number {
  const listedAround = openAreas([...areas()]);
  const arrivals = Array.from({ length: 30 }, (_, day) => startOfDay(addDays(firstDate, day)).toISOString());
  let hits = 0;
  for (let n = 0; n < trips; n += 1) {
    const expectedArrivalAt = arrivals[n % arrivals.length] ?? '';
    const origin = String(110_101 + ((n * 104_729) % 540_000));
    if (isFromRiskArea({ origin, expectedArrivalAt, riskStay: n % 50 === 0 }, listedAround)) hits += 1;
  }
  return hits;
}
