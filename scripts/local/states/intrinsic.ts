import { isObject, type Json, runtimeError, StatesError } from './json.ts';
import { type Path, parsePath, read, type Scope } from './path.ts';

/** `States.Format('{} of {}', $.n, States.ArrayLength($.all))`, parsed. */
export type Expression =
  | { readonly path: Path }
  | { readonly literal: Json }
  | { readonly call: Intrinsic; readonly of: readonly Expression[] };
type Intrinsic = (...args: Json[]) => Json;

function fail(message: string): never {
  throw new StatesError('States.IntrinsicFailure', message);
}
const list = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : fail('an array is needed');
const text = (value: Json): string => (typeof value === 'string' ? value : fail('a string is needed'));
const whole = (value: Json): number =>
  Number.isInteger(value) ? Number(value) : fail('a whole number is needed');
const plain = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function format(template: string, values: readonly Json[]): string {
  const parts = template.split('{}');
  if (parts.length !== values.length + 1) fail('States.Format needs one value for each {}');
  return parts.reduce((sum, part, index) => sum + plain(values[index - 1]) + part);
}
function range(from: number, to: number, by: number): number[] {
  const length = Math.floor((to - from) / by) + 1;
  if (by === 0 || length > 1_000) fail('States.ArrayRange gives up to 1,000 items, in steps other than 0');
  return Array.from({ length: Math.max(0, length) }, (_, index) => from + index * by);
}
function partition(all: readonly Json[], size: number): Json[] {
  if (size < 1) fail('States.ArrayPartition needs a positive size');
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
function parsed(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return fail('the string is not JSON');
  }
}

/** What our machines may use. `States.UUID` and `States.MathRandom` are left out: they answer otherwise after a kill. */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  'States.Array': (...items) => items,
  'States.ArrayContains': (all, item) =>
    list(all).some((one) => JSON.stringify(one) === JSON.stringify(item)),
  'States.ArrayGetItem': (all, index) => list(all)[whole(index)] ?? fail('the array has no such item'),
  'States.ArrayLength': (all) => list(all).length,
  'States.ArrayPartition': (all, size) => partition(list(all), whole(size)),
  'States.ArrayRange': (from, to, by) => range(whole(from), whole(to), whole(by)),
  'States.Format': (template, ...values) => format(text(template), values),
  'States.JsonMerge': (one, other, deep) =>
    isObject(one) && isObject(other) && deep === false
      ? { ...one, ...other }
      : fail('two objects and false are needed'),
  'States.JsonToString': (value) => JSON.stringify(value),
  'States.MathAdd': (one, other) => whole(one) + whole(other),
  'States.StringToJson': (value) => parsed(text(value)),
};

const token =
  /\s*(?:(States\.\w+)\s*\(|(\$[^,()\s]*)|'((?:[^'\\]|\\['\\])*)'|(-?\d+(?:\.\d+)?|true|false|null)|([,)]))\s*/y;

/** Refuses what it does not know when the machine is loaded, not when the state is reached. */
export function parseIntrinsic(source: string): Expression {
  let place = 0;
  const refuse = (): never => {
    throw runtimeError(`the local engine does not know the intrinsic function in ${source}`);
  };
  const next = (): RegExpExecArray => {
    token.lastIndex = place;
    const match = token.exec(source) ?? refuse();
    place = token.lastIndex;
    return match;
  };
  const expression = ([, name, path, string, literal]: RegExpExecArray): Expression => {
    if (path !== undefined) return { path: parsePath(path) };
    if (string !== undefined) return { literal: string.replace(/\\(.)/g, '$1') };
    if (literal !== undefined) return { literal: parsed(literal) };
    const call = intrinsics[name ?? ''] ?? refuse();
    const of = args();
    return of.length < call.length ? refuse() : { call, of };
  };
  const args = (): Expression[] => {
    const found: Expression[] = [];
    let match = next();
    while (match[5] !== ')') {
      found.push(expression(match));
      match = next();
      if (match[5] === ',') match = next();
      else if (match[5] !== ')') refuse();
    }
    return found;
  };
  const all = expression(next());
  return place === source.length ? all : refuse();
}

export function evaluate(expression: Expression, scope: Scope): Json {
  if ('path' in expression) return read(expression.path, scope);
  if ('literal' in expression) return expression.literal;
  return expression.call(...expression.of.map((one) => evaluate(one, scope)));
}
