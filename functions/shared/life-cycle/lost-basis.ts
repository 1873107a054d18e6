import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { DelistedArea } from '../../../schemas/lifting.ts';
import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import { addDays, endOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { imposedLast } from './due-tests.ts';

type Held = Pick<Declaration, 'verifications' | 'personal' | 'arrivedAt'>;

/** Stays are asked for within so many days before arrival (requirements A3). */
export const stayDays = 14;

export interface BasisKnown {
  rules: readonly ControlRule[];
  /** The areas, past ones too, around the stays that the person told of. */
  areas: readonly RiskArea[];
}

function arrivalOf({ verifications }: Pick<Held, 'verifications'>) {
  return verifications.findLast(({ step }) => step.kind === 'arrival');
}

/** Where the person told of having stayed: on arrival, which stands before the form (requirements C2). */
export function staysTold(held: Pick<Held, 'verifications' | 'personal'>): string[] {
  const arrival = arrivalOf(held)?.step;
  const told = arrival?.kind === 'arrival' ? arrival.riskStays : held.personal.riskStays;
  return told.present ? (told.stays ?? []).map(({ regionCode }) => regionCode) : [];
}

/**
 * The risk areas that a measure rested on and that have been taken off the list since: then nothing holds the person any more (requirements
 * D6). Empty when the measure rests on something else, or one of the stays is in an area that still stands, under whatever record. What it
 * rested on is what the list said when it was imposed, whatever was recorded of those days later.
 */
export function lostBasis(held: Held, { rules, areas }: BasisKnown, date: string): DelistedArea[] {
  const imposed = imposedLast(held.verifications);
  const measure = imposed?.imposed;
  const rule = rules.find(({ id, version }) => id === measure?.ruleId && version === measure.ruleVersion);
  if (imposed === undefined || rule?.appliesTo.riskStay !== true) return [];
  return delistedSince(held, areas, { until: imposed.at, date });
}

/**
 * The areas of the stays that a person told of, when the list had them in the days before the arrival or since, and has none of them on a day: a
 * rule about stays in risk areas asks nothing any more (requirements D6). Who told of stays in what it never had is asked as ever.
 */
export function areasOffTheList(held: Held, areas: readonly RiskArea[], date: string): DelistedArea[] {
  return delistedSince(held, areas, { until: endOfDay(date).toISOString(), date });
}

/** Whether each of the stays told is in, or holds, one of these areas. */
export function coversStays(held: Held, areas: readonly Pick<RiskArea, 'region'>[]): boolean {
  return staysTold(held).every((stay) => areas.some(({ region }) => isAround(region, stay)));
}

const isAround = (region: string, stay: string): boolean =>
  stay.startsWith(region) || region.startsWith(stay);

/** Of the areas that the list had on a day from the stays to an instant, by what was on record then, how each stands now. */
function delistedSince(
  held: Held,
  areas: readonly RiskArea[],
  { until, date }: { until: string; date: string },
): DelistedArea[] {
  const stays = staysTold(held);
  const around = areas.filter(({ region }) => stays.some((stay) => isAround(region, stay)));
  const standing = newestOf(around);
  if (standing.some((area) => standsOn(area, date))) return [];
  const { arrivedAt } = held;
  const from = arrivedAt === undefined ? '' : addDays(dayOf(arrivedAt), -stayDays);
  const to = dayOf(until);
  const known = recordedIn(around, { since: arrivalOf(held)?.at ?? arrivedAt ?? '', until });
  const rested = new Set(
    known
      .filter(({ fromDate, toDate = to }) => fromDate <= to && from <= toDate)
      .map(({ region, fromDate }) => `${region}#${fromDate}`),
  );
  return standing
    .filter(({ region, fromDate }) => rested.has(`${region}#${fromDate}`))
    .map(({ region, level, fromDate, toDate = date, documentNumber }) => ({
      ...{ region, level, fromDate, toDate, documentNumber },
    }));
}

/** What the list said at an instant, and what was recorded from then to another. */
function recordedIn(
  areas: readonly RiskArea[],
  { since, until }: { since: string; until: string },
): RiskArea[] {
  // The seeded list is on record from the start.
  const before = areas.filter(({ at = '' }) => at <= since);
  return [...newestOf(before), ...areas.filter(({ at = '' }) => since < at && at <= until)];
}

const dayOf = (at: string): string => shanghaiDate(new Date(at));
