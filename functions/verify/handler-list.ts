import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { caseListQuery } from '../../schemas/case-list.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { signPositions } from '../shared/access/sign-positions.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openLists } from '../shared/list/open-lists.ts';
import { findOpenLooks } from '../shared/table/break-glass-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { listCases } from './list-cases.ts';

const sources = openSources();
const needs = {
  reads: openLists(sources),
  looks: { of: (sub: string) => findOpenLooks(sources, sub, systemClock()) },
  cursors: signPositions(async () => (await sources.ring.season()).signing),
};

/** `GET /v1/declarations` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const caller = await callerOf(sources, event);
  const query = checked(caseListQuery, event.queryStringParameters ?? {});
  return ok(await listCases(needs, caller, { query, now: systemClock() }));
}).use(apiMiddleware);
