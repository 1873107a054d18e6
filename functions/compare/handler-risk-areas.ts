import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { riskAreaQuery, riskAreaRequest } from '../../schemas/risk-area-list.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { riskAreaPages } from '../shared/table/risk-area-store.ts';
import { openTable } from '../shared/table/table.ts';
import { lookThroughAll } from './findings/judge-message.ts';
import { changeArea } from './risk-areas/change-area.ts';
import { type ListedRecords, listAreas } from './risk-areas/list-areas.ts';
import { entryIdOf, openChanges } from './risk-areas/records-adapter.ts';

const settings = readEnvironment('TABLE_NAME', 'JUDGE_QUEUE_URL');
const table = openTable(settings.TABLE_NAME);
const judge = openQueue(settings.JUDGE_QUEUE_URL);
const needs = openChanges(table);
const listed: ListedRecords = { in: (region, after) => riskAreaPages(table, { within: region, after }) };

/** `GET` and `POST /v1/risk-areas` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const at = systemClock().toISOString();
  const caller = await callerOf(table, event);
  if (event.routeKey.startsWith('GET'))
    return ok(await listAreas(listed, checked(riskAreaQuery, event.queryStringParameters ?? {})));
  const { content: request, idempotencyKey, mark } = readRequest(riskAreaRequest, event);
  const id = entryIdOf(caller.staff.sub, idempotencyKey);
  const changed = await changeArea(needs, caller, { id, request, mark: { ...mark, at } });
  await sendOne(judge, lookThroughAll);
  return created(changed);
}).use(apiMiddleware);
