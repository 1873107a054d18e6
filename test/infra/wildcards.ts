import type { Assembly } from './assembly.ts';

export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: unknown;
  Resource?: unknown;
  NotResource?: unknown;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/** Names of objects can't be known before: a star is allowed behind the folder of one step, and nowhere else. */
const objectsOfAStep = /^\$\{(SetAside|Export|Report|Feed)Bucket\.Arn\}\/[a-z-]+\/\*$/;

/** What a policy allows beyond what it names, in words; nothing where every action and resource is named. */
export function wildcardsIn(statements: readonly Statement[], text: Assembly['text']): string[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) => [
      ...listOf(statement.Action)
        .filter(isWide)
        .map((action) => `action ${String(action)}`),
      ...listOf(statement.Resource)
        .map(text)
        .filter((resource) => resource.includes('*') && !objectsOfAStep.test(resource))
        .map((resource) => `resource ${resource}`),
      ...['NotAction', 'NotResource'].filter((name) => name in statement),
    ]);
}

export function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isWide(action: unknown): boolean {
  return String(action).includes('*');
}
