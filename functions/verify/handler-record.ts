import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { verificationRequest } from '../../schemas/verification.ts';
import type { CallerAt } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { created } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { touchDesk } from '../shared/table/desk-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRiskAreas } from '../shared/table/risk-area-store.ts';
import { findRules } from '../shared/table/rule-store.ts';
import { openCases } from './open-cases.ts';
import { caseIdOf } from './path-parameters.ts';
import { recordVerification } from './record-verification.ts';

const sources = openSources();
const cases = openCases(sources);

/** `POST /v1/declarations/{id}/verifications` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const at = systemClock().toISOString();
  const { content, mark } = readRequest(verificationRequest, event);
  const needs = {
    cases,
    rules: { all: () => findRules(sources) },
    riskAreas: { near: (regions: readonly string[]) => findRiskAreas(sources, regions) },
    desks: { touch: (place: string) => touchDesk(sources, place, at) },
  };
  const callerAt: CallerAt = (freshness) => callerOf(sources, event, freshness);
  const asked = { id: caseIdOf(event), step: content, mark: { ...mark, at } };
  return created(await recordVerification(needs, callerAt, asked));
}).use(apiMiddleware);
