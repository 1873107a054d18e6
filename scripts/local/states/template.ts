import { evaluate, parseIntrinsic } from './intrinsic.ts';
import { isObject, type Json, runtimeError, StatesError } from './json.ts';
import { parsePath, read, type Scope } from './path.ts';

/** Payload templates: `"field.$"` is a path or an intrinsic function, everything else stands for itself. */
export function fill(template: Json, scope: Scope): Json {
  if (Array.isArray(template)) return (template as readonly Json[]).map((item) => fill(item, scope));
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$')
        ? [key.slice(0, -2), evaluate(expressionOf(key, value), scope)]
        : [key, fill(value, scope)],
    ),
  );
}
const expressionOf = (key: string, value: Json): ReturnType<typeof parseIntrinsic> => {
  if (typeof value !== 'string') throw runtimeError(`${key} needs a path or an intrinsic function`);
  return value.startsWith('$') ? { path: parsePath(value) } : parseIntrinsic(value);
};

/** Reads every expression of a template without a scope, so that an unknown one is refused at the start. */
export function check(template: Json): void {
  if (!isObject(template)) {
    if (Array.isArray(template)) (template as readonly Json[]).forEach(check);
    return;
  }
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith('.$')) expressionOf(key, value);
    else check(value);
  }
}

/** `InputPath` and `OutputPath`: null is the empty object (AWS: "Input and output processing"). */
export const select = (path: string | null | undefined, scope: Scope): Json =>
  path === null ? {} : path === undefined ? scope.input : read(parsePath(path), scope);

/** `ResultPath`: where in the raw input the result goes; null drops it. */
export function place(path: string | null | undefined, into: Json, result: Json): Json {
  if (path === null) return into;
  return placeAt(path === undefined ? [] : parsePath(path).steps, into, result);
}
function placeAt(steps: readonly (string | number)[], into: Json, result: Json): Json {
  const [first, ...rest] = steps;
  if (first === undefined) return result;
  if (!isObject(into) || typeof first === 'number')
    throw new StatesError('States.ResultPathMatchFailure', 'ResultPath does not fit the input');
  return { ...into, [first]: placeAt(rest, into[first] ?? {}, result) };
}
