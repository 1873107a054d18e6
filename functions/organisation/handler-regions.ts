import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { type Answer, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
import { viewRegion } from './view-region.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const regions = {
  find: (code: string) => findRegion(table, code),
  below: (code: string) => findRegionsOf(table, code),
};

/** `GET /v1/regions/{code}`: public knowledge that changes a few times a year, so browsers may keep it for an hour. */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  await callerOf(table, event);
  const found = await viewRegion(regions, event.pathParameters?.['code'], shanghaiDate(systemClock()));
  const answer = ok(found);
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'private, max-age=3600' } };
}).use(apiMiddleware);
