import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { InvalidError, type Issue } from '../errors.ts';
import { idempotencyKeyOf, markOf, type RequestMark } from './idempotency-key.ts';
import { parseJson } from './parse-json.ts';

const mostBytes = 64 * 1024;

/** A request that writes: its content, and what makes it recognisable when it is sent again. */
export interface WriteRequest<Content> {
  content: Content;
  idempotencyKey: string;
  mark: RequestMark;
}

type Received = Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>;

/**
 * Reads the body of a POST or PUT by its schema.
 * @throws InvalidError 413 beyond 64 KB, 400 when it is not JSON or has no Idempotency-Key, 422 with a path for each field.
 */
export function readRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  event: Received,
): WriteRequest<z.output<Schema>> {
  const body = bodyOf(event);
  const idempotencyKey = idempotencyKeyOf(event);
  const content = checked(schema, parseJson(body));
  return { content, idempotencyKey, mark: markOf(idempotencyKey, body) };
}

/**
 * The JSON of a body, unchecked.
 * @throws InvalidError 413 beyond 64 KB, 400 when it is not JSON.
 */
export function contentOf(event: Received): unknown {
  return parseJson(bodyOf(event));
}

function bodyOf({ body = '', isBase64Encoded }: Received): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text.length > mostBytes || Buffer.byteLength(text) > mostBytes)
    throw new InvalidError([], 'too-large', 413);
  return text;
}

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
