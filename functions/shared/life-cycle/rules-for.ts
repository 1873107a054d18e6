import type { ControlRule } from '../../../schemas/control-rule.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';

/** What the rules ask about a person: the answers given again on arrival, not those of the form (requirements C2, C8). */
export interface ArrivalFacts {
  /** The community that is responsible. */
  place: string;
  /** The Shanghai day of the arrival. */
  arrivalDate: string;
  origin: { regionCode?: string | undefined; country?: string | undefined };
  riskStay: boolean;
  symptoms: boolean;
}

/** The published rules that apply to an arrival, in their order (requirements C8): each in the version of that day. */
export function rulesFor(rules: readonly ControlRule[], facts: ArrivalFacts): ControlRule[] {
  return rulesInForce(rules, facts.arrivalDate).filter((rule) => applies(rule, facts));
}

/** The last day of a measure that lasts `days`, counted from the day of arrival as day 1. */
export function lastDayOf(arrivalDate: string, days: number): string {
  return addDays(arrivalDate, days - 1);
}

/**
 * Of each rule the version in force on a day: the newest that has begun. When that one has ended, so has the rule: an
 * older version never comes back to life.
 */
export function rulesInForce(rules: readonly ControlRule[], date: string): ControlRule[] {
  const newest = new Map<string, ControlRule>();
  for (const rule of rules) {
    const known = newest.get(rule.id);
    if (rule.fromDate <= date && (known === undefined || known.version < rule.version))
      newest.set(rule.id, rule);
  }
  return [...newest.values()].filter(({ toDate }) => toDate === undefined || date <= toDate);
}

/** Whether a rule applies to an arrival, its days aside. */
export function applies({ regions, appliesTo: wanted }: ControlRule, facts: ArrivalFacts): boolean {
  if (!regions.some((region) => facts.place.startsWith(region))) return false;
  if (wanted.riskStay === true && !facts.riskStay) return false;
  if (wanted.symptoms === true && !facts.symptoms) return false;
  return comesFrom(wanted.origin, facts.origin);
}

// 境外 is everything beyond the mainland's border controls: Taiwan, Hong Kong and Macao too.
const beyondTheBorder = ['71', '81', '82'];

function comesFrom(wanted: ControlRule['appliesTo']['origin'], origin: ArrivalFacts['origin']): boolean {
  const { regionCode, country } = origin;
  const fromAbroad = country !== undefined || beyondTheBorder.some((code) => regionCode?.startsWith(code));
  switch (wanted) {
    case 'any':
      return true;
    case 'outside-henan':
      return fromAbroad || regionCode?.startsWith('41') !== true;
    case 'abroad':
      return fromAbroad;
  }
}
