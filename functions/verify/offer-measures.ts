import type { ControlRule } from '../../schemas/control-rule.ts';
import type { OfferedMeasure } from '../../schemas/worklist.ts';
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
