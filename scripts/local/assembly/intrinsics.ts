import { TemplateError } from '../errors.ts';

/** What names in a template stand for, at one place of it. */
export interface Scope {
  readonly where: string;
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
}

/** `AWS::NoValue`: the property that has it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** Gives a template's value with every intrinsic function done. An intrinsic that isn't listed here stops the start by name. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && isIntrinsic(first[0]))
    return intrinsicOf(first[0], scope)(first[1], scope);
  const resolved = entries.map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function intrinsicOf(name: string, scope: Scope): Intrinsic {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new TemplateError(`${scope.where}: ${name} is not known to the local runner.`);
  return intrinsic;
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument, scope)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...names] = typeof argument === 'string' ? argument.split('.') : list(argument, scope);
    return scope.attribute(
      text(logicalId, scope),
      names.map((name) => text(resolve(name, scope), scope)).join('.'),
    );
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return list(resolve(parts, scope), scope)
      .map((part) => text(part, scope))
      .join(text(separator, scope));
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, values] = typeof argument === 'string' ? [argument, {}] : list(argument, scope);
    return substitute(text(pattern, scope), new Map(Object.entries(resolve(values, scope) ?? {})), scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope);
    return list(resolve(items, scope), scope)[Number(resolve(index, scope))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = list(argument, scope);
    return text(resolve(source, scope), scope).split(text(separator, scope));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(resolve(argument, scope), scope)),
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = list(argument, scope);
    return resolve(scope.condition(text(condition, scope)) ? yes : no, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = list(resolve(argument, scope), scope).map((part) => text(part, scope));
    return resolve(scope.mapping(map ?? '', top ?? '', second ?? ''), scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(resolve(argument, scope), scope);
    return left === right;
  },
  'Fn::And': (argument, scope) => list(argument, scope).every((part) => holds(part, scope)),
  'Fn::Or': (argument, scope) => list(argument, scope).some((part) => holds(part, scope)),
  'Fn::Not': (argument, scope) => !holds(list(argument, scope)[0], scope),
};

/** Whether a condition of the template holds; `{ "Condition": name }` is only there an intrinsic. */
export function holds(expression: unknown, scope: Scope): boolean {
  if (typeof expression === 'object' && expression !== null && 'Condition' in expression) {
    return scope.condition(text(expression.Condition, scope));
  }
  return resolve(expression, scope) === true;
}

/** `${Name}`, `${Name.Attribute}`, and `${!Literal}` which stays `${Literal}`. */
function substitute(pattern: string, values: ReadonlyMap<string, unknown>, scope: Scope): string {
  return pattern.replaceAll(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (values.has(name)) return text(values.get(name), scope);
    const [logicalId, ...attribute] = name.split('.');
    const found =
      attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId ?? '', attribute.join('.'));
    return text(found, scope);
  });
}

function list(value: unknown, scope: Scope): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`${scope.where}: an intrinsic function expects a list.`);
}

function text(value: unknown, scope: Scope): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TemplateError(`${scope.where}: an intrinsic function expects text.`);
}
