import type { FindingRule } from '../finding-rule.ts';
import { careRules } from './care.ts';
import { equipmentRules } from './equipment.ts';
import { factRules } from './facts.ts';
import { peopleRules } from './people.ts';

/** The published rules, in the order in which findings are worked on. */
export const findingRules: readonly FindingRule[] = [
  ...peopleRules,
  ...factRules,
  ...careRules,
  ...equipmentRules,
];

/** @throws Error for a rule that is none of ours. */
export function findingRuleOf(id: FindingRule['id']): FindingRule {
  const found = findingRules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}
