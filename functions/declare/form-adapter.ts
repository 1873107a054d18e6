import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { InvalidError } from '../shared/errors.ts';
import { contentOf, readRequest, type WriteRequest } from '../shared/http/read-request.ts';
import { issuesOfParts } from './issues-of-parts.ts';

/**
 * Reads a form by its schema, and names in one answer all that is wrong with it.
 * @throws as `readRequest`
 */
export async function readForm<Schema extends z.ZodMiniType>(
  schema: Schema,
  event: APIGatewayProxyEventV2,
  parts: Parameters<typeof issuesOfParts>[1],
): Promise<WriteRequest<z.output<Schema>>> {
  try {
    return readRequest(schema, event);
  } catch (error) {
    if (!(error instanceof InvalidError) || error.issues.length === 0) throw error;
    throw new InvalidError([...error.issues, ...(await issuesOfParts(contentOf(event), parts))], error.code);
  }
}
