import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { OfferedMeasure } from '../../schemas/worklist.ts';
import { arrivalFacts } from '../shared/life-cycle/arrival-facts.ts';
import { areasOffTheList, type BasisKnown } from '../shared/life-cycle/lost-basis.ts';
import { type ArrivalFacts, rulesFor } from '../shared/life-cycle/rules-for.ts';

/**
 * What the published rules yield for a person, in the rules' order (requirements C8). The officer picks among these and
 * nothing else (invariant 8).
 */
export function offerMeasures(rules: readonly ControlRule[], facts: ArrivalFacts): OfferedMeasure[] {
  return rulesFor(rules, facts).flatMap(({ id, version, title, documentNumber, example, options }) =>
    options.map((option, index) => ({
      ruleId: id,
      ruleVersion: version,
      title,
      documentNumber,
      example,
      option: index,
      ...option,
    })),
  );
}

/** The same for a case as the list of risk areas stands on a day: stays in areas that have left it ask nothing more (requirements D6). */
export function offeredOn(
  found: Pick<Declaration, 'arrivedAt' | 'origin' | 'place' | 'verifications' | 'personal'>,
  { rules, areas }: BasisKnown,
  date: string,
): OfferedMeasure[] {
  const facts = arrivalFacts(found);
  if (facts === undefined) return [];
  const riskStay = facts.riskStay && areasOffTheList(found, areas, date).length === 0;
  return offerMeasures(rules, { ...facts, riskStay });
}
