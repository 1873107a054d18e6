import type { ControlRule } from '../../../schemas/control-rule.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { newestOf, type RiskArea, standsOn } from '../../../schemas/risk-area.ts';
import { measureInForce } from './due-tests.ts';

type Held = Pick<Declaration, 'verifications' | 'personal'>;

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
export function lostBasis(held: Held, { rules, areas }: BasisKnown, date: string): RiskArea[] {
  const measure = measureInForce(held.verifications);
  const rule = rules.find(({ id, version }) => id === measure?.ruleId && version === measure.ruleVersion);
  if (measure === undefined || rule?.appliesTo.riskStay !== true) return [];
  const stays = staysTold(held);
  const around = newestOf(areas).filter(
    ({ region, fromDate }) =>
      fromDate <= measure.startDate &&
      stays.some((stay) => stay.startsWith(region) || region.startsWith(stay)),
  );
  return around.some((area) => standsOn(area, date)) ? [] : around;
}
