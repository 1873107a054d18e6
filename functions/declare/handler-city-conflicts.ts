import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { isWithin } from '../../schemas/access.ts';
import { cityDecisionRequest } from '../../schemas/city-conflict.ts';
import { cityCode } from '../../schemas/region.ts';
import { actorOf } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type Answer, created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { findConflicts, openConflicts } from '../shared/table/city-conflict-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { openDeciding } from './import/conflicts-adapter.ts';
import { decideConflict } from './import/decide-conflict.ts';
import { listConflicts } from './import/list-conflicts.ts';

const sources = openSources();

/** `GET /v1/city-systems/{city}/conflicts` and `POST …/{id}/decision` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  const now = systemClock();
  const caller = await callerOf(sources, event);
  const city = cityCode.safeParse(event.pathParameters?.['city']);
  if (!city.success) throw notFound();
  if (!isWithin(city.data, caller.staff.region)) throw outsideJurisdiction();
  const isClient = caller.staff.role === 'city-system';
  if (event.routeKey.startsWith('GET'))
    return ok(listConflicts(await (isClient ? findConflicts : openConflicts)(sources, city.data)));
  const { content: request } = readRequest(cityDecisionRequest, event);
  const asked = { id: event.pathParameters?.['id'] ?? '', request, by: actorOf(caller), now };
  return created(await decideConflict(openDeciding(sources, city.data, now), asked));
}).use(apiMiddleware);
