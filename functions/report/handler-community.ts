import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import {
  confirmationRequest,
  correctionRequest,
  objectionAnswerRequest,
} from '../../schemas/daily-report.ts';
import { communityCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { answerObjection } from './answer-objection.ts';
import { openCommunityReports } from './community-adapter.ts';
import { confirmReport } from './confirm-report.ts';
import { correctReport } from './correct-report.ts';
import { viewCommunity } from './view-community.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const { table, reads, confirm, correct, objections } = openCommunityReports();
const path = z.object({ day, community: communityCode });

/** `GET /v1/daily-reports/{day}/communities/{community}`, and `POST …/confirmation`, `…/objection-answer` and `…/corrections` below it. */
export const handler = middy(async (event: Event) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const asked = checked(path, event.pathParameters ?? {});
  if (event.routeKey.startsWith('GET')) return ok(await viewCommunity(reads, caller, { ...asked, now }));
  if (event.routeKey.endsWith('/objection-answer')) {
    const { content: request } = readRequest(objectionAnswerRequest, event);
    return created(await answerObjection(objections, caller, { ...asked, request, now }));
  }
  if (event.routeKey.endsWith('/corrections')) {
    const { content: request, mark } = readRequest(correctionRequest, event);
    return created(await correctReport(correct, caller, { ...asked, request, mark, now }));
  }
  const { content: request, mark } = readRequest(confirmationRequest, event);
  return created(await confirmReport(confirm, caller, { ...asked, request, mark, now }));
}).use(apiMiddleware);
