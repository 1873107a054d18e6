import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { InvalidError, RefusedError } from '../errors.ts';
import { log } from '../log.ts';
import { countOutcome, type Outcome } from '../outcome.ts';
import type { Answer } from './answers.ts';
import { languageOf } from './language.ts';
import { problemAnswer } from './problem-answer.ts';

/** Around every handler of an HTTP API: what is thrown becomes a problem in the reader's language. */
export const apiMiddleware: MiddlewareObj<Pick<APIGatewayProxyEventV2, 'headers' | 'routeKey'>, Answer> = {
  onError: (request) => {
    const { error, event } = request;
    const outcome = outcomeOf(error);
    countOutcome(outcome);
    if (outcome === 'unexpected') log.error('answered-unexpected', error, { routeKey: event.routeKey });
    request.response = problemAnswer(error, languageOf(event.headers['accept-language']));
  },
};

function outcomeOf(error: unknown): Outcome {
  if (error instanceof InvalidError) return 'invalid';
  return error instanceof RefusedError ? 'refused' : 'unexpected';
}
