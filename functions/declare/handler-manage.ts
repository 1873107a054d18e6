import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import type { Answer } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { identifyCitizen } from './identify-citizen.ts';
import { openManagement } from './management-adapter.ts';
import { managementRoutes } from './routes-adapter.ts';

const needs = openManagement();
const routes = managementRoutes(needs);

/** What citizens do with what they declared: each route is a line in management-routes.ts. */
export const handler = middy(async (event: APIGatewayProxyEventV2): Promise<Answer> => {
  const answer = routes[event.routeKey];
  if (answer === undefined) throw notFound();
  const now = systemClock();
  const citizen = identifyCitizen(event.headers, await needs.signer(), now);
  return answer({ event, citizen, now, id: event.pathParameters?.['id'] ?? '' });
}).use(apiMiddleware);
