import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { declarationRequest } from '../../schemas/declaration-request.ts';
import { systemClock } from '../shared/clock.ts';
import { type Answer, created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openSubmission } from './submission-adapter.ts';
import { submitParty } from './submit-party.ts';

const needs = openSubmission();

/** `POST /v1/declarations` */
export const handler = middy(
  async (event: APIGatewayProxyEventV2): Promise<Answer> =>
    created(await submitParty(needs, readRequest(declarationRequest, event), systemClock())),
).use(apiMiddleware);
