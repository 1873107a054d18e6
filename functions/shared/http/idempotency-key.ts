import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { InvalidError } from '../errors.ts';

/**
 * The Idempotency-Key that every POST and PUT carries (draft-ietf-httpapi-idempotency-key-header).
 * @throws InvalidError (400) when it is missing or not 16 to 64 letters, digits or hyphens.
 */
export function idempotencyKeyOf(event: Pick<APIGatewayProxyEventV2, 'headers'>): string {
  const key = event.headers['idempotency-key'] ?? '';
  if (!/^[A-Za-z0-9-]{16,64}$/.test(key)) throw new InvalidError([], 'idempotency.required', 400);
  return key;
}
