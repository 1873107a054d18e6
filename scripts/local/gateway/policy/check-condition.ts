import type { PolicyStatement } from '../../seams/policies.ts';
import { matcher } from './match-pattern.ts';

/** Values of the condition keys that a call has here. A key that is not in it is unknown, not absent. */
export type ConditionContext = Readonly<Record<string, string>>;

/** `unknown`: an operator or key that the runner does not model; the statement then never lets a call through. */
export type ConditionOutcome = 'met' | 'not met' | 'unknown';

type Comparison = (actual: string, expected: string) => boolean;

const like: Comparison = (actual, expected) => matcher(expected, { ignoreCase: false })(actual);
const equals: Comparison = (actual, expected) => actual === expected;
const equalsInAnyCase: Comparison = (actual, expected) => actual.toLowerCase() === expected.toLowerCase();

const comparisons: Readonly<Record<string, { readonly compare: Comparison; readonly negated: boolean }>> = {
  StringEquals: { compare: equals, negated: false },
  StringNotEquals: { compare: equals, negated: true },
  StringEqualsIgnoreCase: { compare: equalsInAnyCase, negated: false },
  StringNotEqualsIgnoreCase: { compare: equalsInAnyCase, negated: true },
  StringLike: { compare: like, negated: false },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: like, negated: false },
  ArnNotEquals: { compare: like, negated: true },
  ArnLike: { compare: like, negated: false },
  ArnNotLike: { compare: like, negated: true },
  Bool: { compare: equalsInAnyCase, negated: false },
};

/** Every operator and every key of the block must hold; the values of one key are alternatives (IAM User Guide, "Condition"). */
export function checkCondition(
  condition: PolicyStatement['Condition'],
  context: ConditionContext,
): ConditionOutcome {
  let outcome: ConditionOutcome = 'met';
  for (const [operator, keys] of Object.entries(condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const one = checkOne(
        operator,
        typeof values === 'string' ? [values] : values,
        contextValue(context, key),
      );
      if (one === 'unknown') return 'unknown';
      if (one === 'not met') outcome = 'not met';
    }
  }
  return outcome;
}

function checkOne(
  operator: string,
  expected: readonly string[],
  actual: string | undefined,
): ConditionOutcome {
  const known = comparisons[operator.replace(/IfExists$/, '')];
  if (!known || actual === undefined) return 'unknown';
  const found = expected.some((value) => known.compare(actual, value));
  return found === known.negated ? 'not met' : 'met';
}

/** Condition keys compare without regard to case. */
function contextValue(context: ConditionContext, key: string): string | undefined {
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
