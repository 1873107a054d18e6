import { isObject, type Json, type JsonObject, runtimeError } from './json.ts';

/** `$.a.b[0]['c']`, from the input or (`$$`) the context; `[*]` makes it a list. No filter, slice or descent: AWS's reference paths plus the star. */
export interface Path {
  readonly text: string;
  readonly ofContext: boolean;
  readonly steps: readonly (string | number)[];
}
/** What paths read from: the input of the state, and the context object (`$$`). */
export interface Scope {
  readonly input: Json;
  readonly context: JsonObject;
}

const step = /\.([\p{L}_][\p{L}\p{N}_-]*)|\['([^'\\]+)'\]|\[(\d+)\]|\[(\*)\]/uy;
const star = '*';

export function parsePath(text: string): Path {
  const start = /^\$\$?/.exec(text)?.[0] ?? '';
  const steps: (string | number)[] = [];
  step.lastIndex = start.length;
  while (start !== '' && step.lastIndex < text.length) {
    const match = step.exec(text);
    if (match === null) throw runtimeError(`the path ${text} is not one that the local engine knows`);
    steps.push(match[1] ?? match[2] ?? (match[3] === undefined ? star : Number(match[3])));
  }
  if (start === '') throw runtimeError(`${text} is not a path`);
  return { text, ofContext: start === '$$', steps };
}

/** Undefined when the path leads nowhere. */
export function look(path: Path, scope: Scope): Json | undefined {
  const from: Json = path.ofContext ? scope.context : scope.input;
  const found = path.steps.reduce<(Json | undefined)[]>(
    (values, next) => values.flatMap((value) => take(value, next)),
    [from],
  );
  return path.steps.includes(star) ? found.filter((value) => value !== undefined) : found[0];
}
function take(value: Json | undefined, next: string | number): readonly (Json | undefined)[] {
  if (next === star)
    return Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? Object.values(value) : [];
  if (typeof next === 'number') return [Array.isArray(value) ? (value as readonly Json[])[next] : undefined];
  return [isObject(value) && Object.hasOwn(value, next) ? value[next] : undefined];
}

export function read(path: Path, scope: Scope): Json {
  const found = look(path, scope);
  if (found === undefined) throw runtimeError(`the path ${path.text} leads nowhere in the input`);
  return found;
}
