import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { subjectOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import type { Answer } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { findOpenRows } from '../shared/table/open-rows.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findPlaceState, findPlaceStateFor } from '../shared/table/place-store.ts';
import { findDuty } from '../shared/table/staff-store.ts';
import { readRows } from './compose-worklist.ts';
import { signCursors } from './cursors-adapter.ts';
import { viewWorklist, type WorklistReads, type WorklistView } from './view-worklist.ts';

const sources = openSources();
const reads: WorklistReads = {
  account: (sub) => findDuty(sources, sub),
  standing: (place) => findPlaceState(sources, place),
  standingFor: (sub, place) => findPlaceStateFor(sources, { sub, place }),
  open: (place, after) => findOpenRows(sources, { place, after, most: readRows }),
};
const cursors = signCursors(async () => (await sources.ring.season()).signing);
const lastPlaces = new Map<string, string>();
// A function serves few officers while it is warm; this only bounds what it may keep.
const mostPlaces = 10_000;

/** `GET /v1/worklist` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  if (lastPlaces.size > mostPlaces) lastPlaces.clear();
  const view = await viewWorklist(
    { reads, cursors, lastPlaces },
    {
      sub: subjectOf(event),
      routeKey: event.routeKey,
      ifNoneMatch: event.headers['if-none-match'],
      cursor: event.queryStringParameters?.['cursor'],
      now: systemClock(),
    },
  );
  return answer(view);
}).use(apiMiddleware);

function answer({ tag, worklist }: WorklistView): Answer {
  const headers = { etag: tag, 'cache-control': 'private, no-cache' };
  if (worklist === undefined) return { statusCode: 304, headers, body: '' };
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(worklist),
  };
}
