import { TemplateError } from '../../errors.ts';
import { compileComparisons, type Matcher } from './compile-comparison.ts';

export type Pattern = Readonly<Record<string, unknown>>;

/**
 * One filter pattern of an event source mapping (Lambda Developer Guide, "Filter rule syntax"): every field must match, the values of a
 * field are alternatives, `$or` holds alternative patterns. An operator that Lambda doesn't document stops with an error.
 */
export function compileFilter(pattern: Pattern): Matcher {
  const fields = Object.entries(pattern).map(([name, rule]) =>
    name === '$or' ? compileAlternatives(rule) : compileField(name, rule),
  );
  return (value) => fields.every((matches) => matches(value));
}

/** A record passes when any one of the patterns matches; without patterns everything passes. */
export function compileFilters(patterns: readonly Pattern[]): Matcher {
  const filters = patterns.map(compileFilter);
  return (value) => filters.length === 0 || filters.some((matches) => matches(value));
}

function compileAlternatives(rule: unknown): Matcher {
  if (!Array.isArray(rule) || !rule.every(isObject)) throw wrong('$or', 'holds a list of patterns');
  const patterns = rule.map(compileFilter);
  return (value) => patterns.some((matches) => matches(value));
}

function compileField(name: string, rule: unknown): Matcher {
  const matches = compileRule(name, rule);
  return (value) => matches(isObject(value) ? value[name] : undefined);
}

function compileRule(name: string, rule: unknown): Matcher {
  if (Array.isArray(rule)) return compileComparisons(name, rule);
  if (!isObject(rule)) throw wrong(name, 'has a list of values or a nested pattern');
  const nested = compileFilter(rule);
  return (value) => (Array.isArray(value) ? value.some(nested) : nested(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(name: string, what: string): TemplateError {
  return new TemplateError(`the filter pattern is wrong: ${name} ${what}`);
}
