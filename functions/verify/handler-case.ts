import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { unmaskingRequest } from '../../schemas/case-list.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { openAuditChain } from '../shared/audit/audit-store.ts';
import { systemClock } from '../shared/clock.ts';
import { type Answer, ok, versionTag } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { findOpenLooks } from '../shared/table/break-glass-store.ts';
import { findCitySystem } from '../shared/table/city-system-store.ts';
import { findFacts } from '../shared/table/fact-store.ts';
import { listFindingsOfCase } from '../shared/table/finding-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegionPaths } from '../shared/table/region-store.ts';
import { findRiskAreas } from '../shared/table/risk-area-store.ts';
import { findRules } from '../shared/table/rule-store.ts';
import { findSealedCase } from '../shared/table/sealed-case.ts';
import { findViews } from '../shared/table/view-store.ts';
import { listViews } from './list-views.ts';
import { caseIdOf } from './path-parameters.ts';
import { type CaseAsked, viewCase } from './view-case.ts';
import { viewComparisons } from './view-comparisons.ts';

const sources = openSources();
const cases = { find: (id: string) => findSealedCase(sources, id) };
const needs = {
  cases,
  looks: { of: (sub: string) => findOpenLooks(sources, sub, systemClock()) },
  rules: { all: () => findRules(sources) },
  riskAreas: { near: (regions: readonly string[]) => findRiskAreas(sources, regions) },
  regions: { paths: (codes: readonly string[]) => findRegionPaths(sources, codes) },
  views: openAuditChain(sources),
};

const facts = {
  of: async (id: string) =>
    (await findFacts(sources, id)).map(({ ref: _ref, retentionDate: _kept, ...fact }) => fact),
};
const findings = {
  of: async (id: string) =>
    (await listFindingsOfCase(sources, id)).map(({ id: finding, rule, state, openedAt, outcome }) => ({
      ...{ id: finding, rule, state, openedAt },
      ...(outcome !== undefined && { outcome }),
    })),
};

const viewed = {
  cases,
  views: { of: (id: string) => findViews(sources, id) },
  isConnected: async (city: string) => ((await findCitySystem(sources, city))?.state ?? 'none') !== 'none',
};

/** `GET /v1/declarations/{id}`, `POST …/unmasking`, `GET …/views`, `GET …/comparisons` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const caller = await callerOf(sources, event);
  const asked = { id: caseIdOf(event), now: systemClock() };
  switch (event.routeKey) {
    case 'POST /v1/declarations/{id}/unmasking':
      return view(caller, { ...asked, unmasking: readRequest(unmaskingRequest, event).content });
    case 'GET /v1/declarations/{id}/views':
      return ok(await listViews(viewed, caller, asked.id));
    case 'GET /v1/declarations/{id}/comparisons':
      return ok(await viewComparisons({ ...needs, facts, findings }, caller, asked));
    default:
      return view(caller, asked);
  }
}).use(apiMiddleware);

async function view(caller: Caller, asked: CaseAsked): Promise<Answer> {
  const detail = await viewCase(needs, caller, asked);
  return ok(detail, versionTag(detail.version));
}
