import { controlMeasure } from '../../schemas/codes.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';

export type RuleOption = ControlRule['options'][number];

/**
 * What the most demanding of some rules asks for, by its first option: the one that a rule would have picked if nothing
 * speaks against it. The heavier measure asks for more, then the longer one, then the one with more tests. Undefined for
 * no rule at all.
 */
export function mostDemanding(rules: readonly ControlRule[]): RuleOption | undefined {
  const first = rules.flatMap(({ options }) => options.slice(0, 1));
  return first.reduce<RuleOption | undefined>(
    (most, option) => (most === undefined || asksMore(option, most) ? option : most),
    undefined,
  );
}

function asksMore(one: RuleOption, other: RuleOption): boolean {
  const by =
    controlMeasure.options.indexOf(one.measure) - controlMeasure.options.indexOf(other.measure) ||
    one.days - other.days ||
    one.testDays.length - other.testDays.length;
  return by > 0;
}
