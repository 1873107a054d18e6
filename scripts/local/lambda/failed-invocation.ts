import { randomUUID } from 'node:crypto';
import type { FunctionModel } from '../seams/function-model.ts';
import type { FunctionError } from '../seams/invoker.ts';

export interface FailedInvocation {
  readonly event: unknown;
  readonly error: FunctionError;
  readonly failures: number;
  readonly at: Date;
}

/** What an on-failure destination gets of an asynchronous invocation that was given up (Lambda Developer Guide, "Destinations"). */
export function failedInvocation(
  invoked: FunctionModel,
  { event, error, failures, at }: FailedInvocation,
): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: at.toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${invoked.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: failures,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  });
}
