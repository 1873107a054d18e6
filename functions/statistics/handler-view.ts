import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { statisticsQuery } from '../../schemas/statistics.ts';
import { subjectOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { answerStatistics } from './answer-adapter.ts';
import { openStatistics } from './statistics-adapter.ts';

const view = openStatistics();

/** `GET /v1/statistics?region=&from=&to=&metrics=` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const query = checked(statisticsQuery, event.queryStringParameters ?? {});
  const asked = { sub: subjectOf(event), routeKey: event.routeKey, query };
  return answerStatistics(await view(asked, systemClock()), event.headers);
}).use(apiMiddleware);
