import type * as z from 'zod/mini';
import { InvalidError, type Issue } from './errors.ts';

/** @throws InvalidError (422) that names each field by its path, with the code of a sentence. */
export function checked<Schema extends z.ZodMiniType>(schema: Schema, content: unknown): z.output<Schema> {
  const parsed = schema.safeParse(content, { error: codeOf });
  if (parsed.success) return parsed.data;
  throw new InvalidError(parsed.error.issues.flatMap(issuesOf));
}

const fieldName = /^[a-z][A-Za-z]{0,40}$/;

// For what a schema has no message of its own.
function codeOf({ code, input }: z.core.$ZodRawIssue): string {
  if (input === undefined) return 'required';
  return code === 'invalid_value' || code === 'invalid_union' ? 'choice' : 'type';
}

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  // A key that nobody knows may be anything, a phone number too: it is repeated only where it reads as a field's name.
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: fieldName.test(key) ? [...path, key] : path, code: 'unknown' }));
  return [{ path, code: issue.message }];
}
