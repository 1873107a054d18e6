import type { Json } from './json.ts';
import { look, parsePath, read, type Scope } from './path.ts';

/** One rule of a Choice state: And, Or, Not, or a Variable with one comparison (checked in definition.ts). */
export interface Rule {
  readonly And?: readonly Rule[] | undefined;
  readonly Or?: readonly Rule[] | undefined;
  readonly Not?: Rule | undefined;
  readonly Variable?: string | undefined;
  readonly [comparison: string]: unknown;
}
type Comparable = string | number | boolean;

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
export const isTimestamp = (value: unknown): value is string =>
  typeof value === 'string' && timestamp.test(value);

export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsBoolean: (value) => typeof value === 'boolean',
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsTimestamp: isTimestamp,
};
/** A value of another type is unequal, never converted (States Language, "Data-test expressions"). */
const kinds: Readonly<Record<string, (value: unknown) => Comparable | undefined>> = {
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Timestamp: (value) => (isTimestamp(value) ? Date.parse(value) : undefined),
};
const orders: Readonly<Record<string, (one: Comparable, other: Comparable) => boolean>> = {
  Equals: (one, other) => one === other,
  GreaterThan: (one, other) => one > other,
  GreaterThanEquals: (one, other) => one >= other,
  LessThan: (one, other) => one < other,
  LessThanEquals: (one, other) => one <= other,
};
/** `StringLessThanPath` and its like, in parts. */
export const comparison =
  /^(Boolean(?=Equals)|Numeric|String|Timestamp)(Equals|(?:Greater|Less)Than(?:Equals)?)(Path)?$/;

export function holds(rule: Rule, scope: Scope): boolean {
  if (rule.And !== undefined) return rule.And.every((one) => holds(one, scope));
  if (rule.Or !== undefined) return rule.Or.some((one) => holds(one, scope));
  if (rule.Not !== undefined) return !holds(rule.Not, scope);
  const variable = parsePath(rule.Variable ?? '');
  if (rule['IsPresent'] !== undefined) return (look(variable, scope) !== undefined) === rule['IsPresent'];
  const value = read(variable, scope);
  return Object.keys(rule).some((name) => {
    const isType = typeTests[name];
    return isType === undefined ? compares(name, value, rule, scope) : isType(value) === rule[name];
  });
}

function compares(name: string, value: Json, rule: Rule, scope: Scope): boolean {
  const [, kind = '', order = '', path] = comparison.exec(name) ?? [];
  const given = path === undefined ? rule[name] : read(parsePath(String(rule[name])), scope);
  const [one, other] = [kinds[kind]?.(value), kinds[kind]?.(given)];
  return one !== undefined && other !== undefined && orders[order]?.(one, other) === true;
}
