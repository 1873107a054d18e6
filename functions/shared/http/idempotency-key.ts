import { hash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { InvalidError } from '../errors.ts';

/** How a write is recognised when it is sent again: hashes of its Idempotency-Key and of its body, 96 bits each. */
export interface RequestMark {
  key: string;
  body: string;
}

/**
 * The Idempotency-Key that every POST and PUT carries (draft-ietf-httpapi-idempotency-key-header).
 * @throws InvalidError (400) when it is missing or not 16 to 64 letters, digits or hyphens.
 */
export function idempotencyKeyOf(event: Pick<APIGatewayProxyEventV2, 'headers'>): string {
  const key = event.headers['idempotency-key'] ?? '';
  if (!/^[A-Za-z0-9-]{16,64}$/.test(key)) throw new InvalidError([], 'idempotency.required', 400);
  return key;
}

export function markOf(key: string, body: string): RequestMark {
  return { key: shortHash(key), body: shortHash(body) };
}

function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}
