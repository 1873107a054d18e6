import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { declarationRequest } from '../../schemas/declaration-request.ts';
import { systemClock } from '../shared/clock.ts';
import { type Answer, created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readForm } from './form-adapter.ts';
import { openSubmission } from './submission-adapter.ts';
import { submitParty } from './submit-party.ts';

const needs = openSubmission();

/** `POST /v1/declarations` */
export const handler = middy(async (event: APIGatewayProxyEventV2): Promise<Answer> => {
  const now = systemClock();
  const submission = await readForm(declarationRequest, event, { regions: needs.regions, now });
  return created(await submitParty(needs, submission, now));
}).use(apiMiddleware);
