import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { dictionary } from '../../schemas/statistics.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { readEnvironment } from '../shared/environment.ts';
import { type Answer, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openTable } from '../shared/table/table.ts';
import { listMetrics } from './list-metrics.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const listed = dictionary.parse({ metrics: listMetrics() });

/** `GET /v1/metrics`: the same words for everybody, so browsers may keep it for an hour. */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  await callerOf(table, event);
  const answer = ok(listed);
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'private, max-age=3600' } };
}).use(apiMiddleware);
