import { TemplateError } from '../../errors.ts';

export type Matcher = (value: unknown) => boolean;

/** The alternatives of one field. An array in the event matches when any element does; an intermediate node never exists. */
export function compileComparisons(field: string, rules: readonly unknown[]): Matcher {
  const comparisons = rules.map((rule) => compileComparison(field, rule));
  return (value) => {
    const leaves = Array.isArray(value) ? (value as unknown[]) : [value];
    return leaves.some((leaf) =>
      comparisons.some((matches) => matches(isIntermediate(leaf) ? undefined : leaf)),
    );
  };
}

function isIntermediate(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function compileComparison(field: string, rule: unknown): Matcher {
  if (typeof rule !== 'object' || rule === null) return (value) => value === rule;
  const [operator = '', ...others] = Object.keys(rule);
  const compile = operators[operator];
  if (!compile || others.length > 0) {
    throw new TemplateError(
      `the filter on ${field} uses ${JSON.stringify(rule)}, which Lambda does not document`,
    );
  }
  return compile(field, (rule as Record<string, unknown>)[operator]);
}

const operators: Readonly<Record<string, (field: string, operand: unknown) => Matcher>> = {
  'equals-ignore-case': (field, operand) => {
    const wanted = text(field, operand).toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
  },
  prefix: (field, operand) => {
    const wanted = text(field, operand);
    return (value) => typeof value === 'string' && value.startsWith(wanted);
  },
  suffix: (field, operand) => {
    const wanted = text(field, operand);
    return (value) => typeof value === 'string' && value.endsWith(wanted);
  },
  exists: (field, operand) => {
    if (typeof operand !== 'boolean') throw wrongOperand(field, operand);
    return (value) => (value !== undefined) === operand;
  },
  'anything-but': (field, operand) => {
    const unwanted: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    if (unwanted.some(isIntermediate)) throw wrongOperand(field, operand);
    return (value) => value !== undefined && !unwanted.includes(value);
  },
  numeric: compileNumeric,
};

const relations: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["=", 100]` or a range `[">", 10, "<=", 20]`. Only numbers match: the `N` of a stream image is a string. */
function compileNumeric(field: string, operand: unknown): Matcher {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0)
    throw wrongOperand(field, operand);
  const bounds: ((value: number) => boolean)[] = [];
  for (let at = 0; at < operand.length; at += 2) {
    const relation = relations[String(operand[at])];
    const bound: unknown = operand[at + 1];
    if (!relation || typeof bound !== 'number') throw wrongOperand(field, operand);
    bounds.push((value) => relation(value, bound));
  }
  return (value) => typeof value === 'number' && bounds.every((holds) => holds(value));
}

function text(field: string, operand: unknown): string {
  if (typeof operand !== 'string') throw wrongOperand(field, operand);
  return operand;
}

function wrongOperand(field: string, operand: unknown): TemplateError {
  return new TemplateError(`the filter on ${field} has a wrong operand: ${JSON.stringify(operand)}`);
}
