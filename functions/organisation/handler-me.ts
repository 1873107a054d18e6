import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { admit } from '../shared/access/authorise.ts';
import { subjectOf } from '../shared/access/caller-of.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { findStaff } from '../shared/table/staff-store.ts';
import { describeMe } from './describe-me.ts';

const sources = openSources();

/** `GET /v1/me` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const account = await findStaff(sources, sources.ring, subjectOf(event));
  const { staff: member } = admit(account, event.routeKey);
  return ok(describeMe(member, await findRegion(sources, member.region)));
}).use(apiMiddleware);
