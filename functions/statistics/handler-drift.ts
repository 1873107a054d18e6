import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { driftQuery } from '../../schemas/drift.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openDrift } from './drift-adapter.ts';

const drift = openDrift();

/** `GET /v1/statistics/drift?region=` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const caller = await callerOf(drift.table, event);
  const query = checked(driftQuery, event.queryStringParameters ?? {});
  return ok(await drift.view(caller, query, systemClock()));
}).use(apiMiddleware);
