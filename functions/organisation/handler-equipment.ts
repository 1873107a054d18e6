import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { isWithin } from '../../schemas/access.ts';
import { regionCode } from '../../schemas/region.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import type { Answer } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openQueue } from '../shared/queue/queue.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { equipmentRoutes } from './equipment/equipment-routes-adapter.ts';

const settings = readEnvironment('JUDGE_QUEUE_URL', 'NUMBER_RANGES');
const sources = openSources();
const routes = equipmentRoutes({
  sources,
  judgeQueue: openQueue(settings.JUDGE_QUEUE_URL),
  ranges: settings.NUMBER_RANGES.split(','),
});

/** The registry of SIMs and devices below `/v1/equipment/{region}`: each route is a line in equipment-routes-adapter.ts. */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  const now = systemClock();
  const caller = await callerOf(sources, event);
  const region = regionCode.safeParse(event.pathParameters?.['region']);
  const answer = routes[event.routeKey];
  if (answer === undefined || !region.success) throw notFound();
  if (!isWithin(region.data, caller.staff.region)) throw outsideJurisdiction();
  return answer({ event, caller, region: region.data, now });
}).use(apiMiddleware);
