import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { MessageCode } from '../../../schemas/messages.ts';
import { checked } from '../checked.ts';
import { InvalidError } from '../errors.ts';
import { markOf, type RequestMark } from '../request-mark.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { parseJson } from './parse-json.ts';

/** How large a body may be, and what is said of a larger one. */
interface Bound {
  bytes: number;
  code: MessageCode;
}
const usualBound: Bound = { bytes: 64 * 1_024, code: 'too-large' };

/** A request that writes: its content, and what makes it recognisable when it is sent again. */
export interface WriteRequest<Content> {
  content: Content;
  idempotencyKey: string;
  mark: RequestMark;
}

type Received = Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>;

/**
 * Reads the body of a POST or PUT by its schema.
 * @throws InvalidError 413 beyond 64 KB or the bound given, 400 when it is not JSON or has no Idempotency-Key, 422 with a path for
 * each field.
 */
export function readRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  event: Received,
  bound: Bound = usualBound,
): WriteRequest<z.output<Schema>> {
  const body = bodyOf(event, bound);
  const idempotencyKey = idempotencyKeyOf(event);
  const content = checked(schema, parseJson(body));
  return { content, idempotencyKey, mark: markOf(idempotencyKey, body) };
}

/**
 * The JSON of a body, unchecked.
 * @throws InvalidError 413 beyond 64 KB, 400 when it is not JSON.
 */
export function contentOf(event: Received): unknown {
  return parseJson(bodyOf(event, usualBound));
}

function bodyOf({ body = '', isBase64Encoded }: Received, { bytes, code }: Bound): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text.length > bytes || Buffer.byteLength(text) > bytes) throw new InvalidError([], code, 413);
  return text;
}
