import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { DelistedArea } from '../../../schemas/lifting.ts';
import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { measureInForce } from './due-tests.ts';

type Held = Pick<Declaration, 'verifications' | 'personal' | 'arrivedAt'>;

export interface BasisKnown {
  rules: readonly ControlRule[];
  /** The areas, past ones too, around the stays that the person told of. */
  areas: readonly RiskArea[];
}

/** Where the person told of having stayed: on arrival, which stands before the form (requirements C2). */
export function staysTold({ verifications, personal }: Held): string[] {
  const arrival = verifications.findLast(({ step }) => step.kind === 'arrival')?.step;
  const told = arrival?.kind === 'arrival' ? arrival.riskStays : personal.riskStays;
  return told.present ? (told.stays ?? []).map(({ regionCode }) => regionCode) : [];
}

/**
 * The risk areas that a measure rested on and that have been taken off the list since: then nothing holds the person any more (requirements
 * D6). Empty when the measure rests on something else, or one of the stays is in an area that still stands.
 */
export function lostBasis(held: Held, { rules, areas }: BasisKnown, date: string): DelistedArea[] {
  const measure = measureInForce(held.verifications);
  const rule = rules.find(({ id, version }) => id === measure?.ruleId && version === measure.ruleVersion);
  if (measure === undefined || rule?.appliesTo.riskStay !== true) return [];
  // What was listed only after the measure began is not what it rested on.
  return areasOffTheList(
    held,
    areas.filter(({ fromDate }) => fromDate <= measure.startDate),
    date,
  );
}

/**
 * The areas of the stays that a person told of, when they stood on the list on the day of arrival or since, and none does on a day: a rule
 * about stays in risk areas asks nothing any more (requirements D6). Who told of stays in what had left the list before is asked as ever.
 */
export function areasOffTheList(held: Held, areas: readonly RiskArea[], date: string): DelistedArea[] {
  const arrivalDate = held.arrivedAt === undefined ? '' : shanghaiDate(new Date(held.arrivedAt));
  const stays = staysTold(held);
  const around = newestOf(areas).filter(
    ({ region, fromDate, toDate = date }) =>
      fromDate <= date &&
      arrivalDate <= toDate &&
      stays.some((stay) => stay.startsWith(region) || region.startsWith(stay)),
  );
  if (around.some((area) => standsOn(area, date))) return [];
  return around.map(({ region, level, fromDate, toDate = date, documentNumber }) => ({
    ...{ region, level, fromDate, toDate, documentNumber },
  }));
}
