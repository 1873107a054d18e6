import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { capacityQuery, capacityRequest } from '../../schemas/capacity.ts';
import { regionCode } from '../../schemas/region.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import type { CapacityNeeds } from '../shared/capacity/sum-capacities.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { remember } from '../shared/remember.ts';
import { findCapacities, findCapacityEntry, keepCapacity } from '../shared/table/capacity-store.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
import { type CapacityEntries, enterCapacity } from './enter-capacity.ts';
import { viewCapacities } from './view-capacities.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const entries: CapacityEntries = {
  find: (county, key) => findCapacityEntry(table, county, key),
  keep: (entry) => keepCapacity(table, entry),
};
// The counties change a few times a year, and the province's are 19 Queries.
const below = remember((code) => findRegionsOf(table, code), {
  clock: systemClock,
  most: 20,
  seconds: 3_600,
});
const needs: CapacityNeeds = {
  find: (code) => findRegion(table, code),
  below: async (code) => (await below(code)) ?? [],
  entered: (region) => findCapacities(table, region),
};

/** `PUT /v1/capacities/{region}` and `GET /v1/capacities` */
export const handler = middy(async (event: Event) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  if (event.routeKey.startsWith('GET')) {
    const { region } = checked(capacityQuery, event.queryStringParameters ?? {});
    return ok(await viewCapacities(needs, caller, { region, date: shanghaiDate(now) }));
  }
  const { content: request, mark } = readRequest(capacityRequest, event);
  const asked = { region: regionOf(event), request, mark: { ...mark, at: now.toISOString() } };
  return ok(await enterCapacity(entries, caller, asked));
}).use(apiMiddleware);

function regionOf({ pathParameters }: Event): string {
  const region = regionCode.safeParse(pathParameters?.['region']);
  if (!region.success) throw notFound();
  return region.data;
}
