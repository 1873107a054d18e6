import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { forecastQuery } from '../../schemas/capacity.ts';
import { subjectOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openForecast } from './forecast-adapter.ts';

const forecast = openForecast();

/** `GET /v1/forecast?region=&from=&to=` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const query = checked(forecastQuery, event.queryStringParameters ?? {});
  return ok(await forecast({ sub: subjectOf(event), routeKey: event.routeKey, query }, systemClock()));
}).use(apiMiddleware);
