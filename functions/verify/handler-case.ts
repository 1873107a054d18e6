import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { callerOf } from '../shared/access/caller-of.ts';
import { openAuditChain } from '../shared/audit/audit-store.ts';
import { systemClock } from '../shared/clock.ts';
import { ok, versionTag } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegionPaths } from '../shared/table/region-store.ts';
import { findRules } from '../shared/table/rule-store.ts';
import { findSealedCase } from '../shared/table/sealed-case.ts';
import { caseIdOf } from './path-parameters.ts';
import { viewCase } from './view-case.ts';

const sources = openSources();
const needs = {
  cases: { find: (id: string) => findSealedCase(sources, id) },
  rules: { all: () => findRules(sources) },
  regions: { paths: (codes: readonly string[]) => findRegionPaths(sources, codes) },
  views: openAuditChain(sources),
};

/** `GET /v1/declarations/{id}` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const caller = await callerOf(sources, event);
  const detail = await viewCase(needs, caller, { id: caseIdOf(event), now: systemClock() });
  return ok(detail, versionTag(detail.version));
}).use(apiMiddleware);
