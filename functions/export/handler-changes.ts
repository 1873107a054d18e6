import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { isWithin } from '../../schemas/access.ts';
import { acknowledgementRequest, changesQuery } from '../../schemas/change-feed.ts';
import { changeReader } from '../../schemas/reader-standing.ts';
import { cityCode } from '../../schemas/region.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound, outsideJurisdiction } from '../shared/errors.ts';
import { type Answer, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { findCitySystem } from '../shared/table/city-system-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { acknowledge } from './changes/acknowledge.ts';
import { requireMerged } from './changes/require-merged.ts';
import { tellChanges } from './changes/tell-changes.ts';
import { openFeed } from './changes-adapter.ts';

const sources = openSources();
const feed = openFeed(sources);

/** `GET /v1/city-systems/{city}/changes` and `PUT …/acknowledgement` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
  const now = systemClock();
  const { staff } = await callerOf(sources, event);
  const city = cityCode.safeParse(event.pathParameters?.['city']);
  if (!city.success) throw notFound();
  if (!isWithin(city.data, staff.region)) throw outsideJurisdiction();
  const reader = changeReader.parse(staff.role);
  requireMerged(reader, (await findCitySystem(sources, city.data))?.state ?? 'none');
  const needs = feed({ sub: staff.sub, place: staff.region, city: city.data, reader }, now);
  if (event.routeKey.startsWith('GET')) {
    const query = checked(changesQuery, event.queryStringParameters ?? {});
    return ok(await tellChanges(needs, city.data, query));
  }
  const { content } = readRequest(acknowledgementRequest, event);
  return ok(await acknowledge(needs, { city: city.data, reader, at: now.toISOString() }, content));
}).use(apiMiddleware);
