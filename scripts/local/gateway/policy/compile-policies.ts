import type { PolicyDocument, PolicyStatement } from '../../seams/policies.ts';
import { type ConditionContext, checkCondition } from './check-condition.ts';
import { matcher } from './match-pattern.ts';

/** A condition that the runner does not know makes a Deny hold and an Allow void. `silent`: no statement speaks of it. */
export type Verdict = 'allowed' | 'refused' | 'silent';

/** What the documents say of one action on one resource ARN. */
export type Judge = (action: string, resource: string) => Verdict;

interface Rule {
  readonly effect: 'Allow' | 'Deny';
  readonly covers: (action: string, resource: string) => boolean;
  readonly condition: ReturnType<typeof checkCondition>;
}

/** Conditions depend on the caller and the partition only, so each is decided here, once. */
export function compilePolicies(documents: readonly PolicyDocument[], context: ConditionContext): Judge {
  const rules = documents.flatMap((document) =>
    document.Statement.map((statement) => compileStatement(statement, context)),
  );
  return (action, resource) => {
    let verdict: Verdict = 'silent';
    for (const rule of rules) {
      if (rule.condition === 'not met' || !rule.covers(action, resource)) continue;
      if (rule.effect === 'Deny') return 'refused';
      if (rule.condition === 'met') verdict = 'allowed';
    }
    return verdict;
  };
}

function compileStatement(statement: PolicyStatement, context: ConditionContext): Rule {
  const action = cover(statement.Action, statement.NotAction, true);
  const resource = cover(statement.Resource, statement.NotResource, false);
  return {
    effect: statement.Effect,
    covers: (actionName, resourceName) => action(actionName) && resource(resourceName),
    condition: checkCondition(statement.Condition, context),
  };
}

type Patterns = string | readonly string[] | undefined;

/** A statement without `Resource` is one of a role's trust or of a queue: it covers the resource that it hangs on. */
function cover(only: Patterns, except: Patterns, ignoreCase: boolean): (name: string) => boolean {
  if (except !== undefined) {
    const excluded = anyOf(except, ignoreCase);
    return (name) => !excluded(name);
  }
  return only === undefined ? () => true : anyOf(only, ignoreCase);
}

function anyOf(patterns: string | readonly string[], ignoreCase: boolean): (name: string) => boolean {
  const matchers = listed(patterns).map((pattern) => matcher(pattern, { ignoreCase }));
  return (name) => matchers.some((matches) => matches(name));
}

function listed(patterns: string | readonly string[]): readonly string[] {
  return typeof patterns === 'string' ? [patterns] : patterns;
}
