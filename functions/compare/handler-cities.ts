import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { isWithin } from '../../schemas/access.ts';
import { cityCode } from '../../schemas/region.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type Answer, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { openTable } from '../shared/table/table.ts';
import { openSystems } from './cities/cities-adapter.ts';
import { cityRoutes } from './cities/city-routes-adapter.ts';
import { listSystems } from './cities/list-systems.ts';
import { openSending } from './sending-adapter.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const routes = cityRoutes(table, openSending(table));
const systems = openSystems(table);

/** `GET /v1/city-systems`, and what is below a city’s: each route is a line in city-routes-adapter.ts. */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const { region } = caller.staff;
  if (event.routeKey === 'GET /v1/city-systems') return ok(await listSystems(systems, region, now));
  const answer = routes[event.routeKey];
  const city = cityCode.safeParse(event.pathParameters?.['city']);
  if (answer === undefined || !city.success) throw notFound();
  if (!isWithin(city.data, region)) throw outsideJurisdiction();
  return answer({ event, caller, city: city.data, now });
}).use(apiMiddleware);
