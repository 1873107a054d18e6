import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { breakGlassQuery, breakGlassRequest } from '../../schemas/break-glass.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { openAuditChain } from '../shared/audit/audit-store.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openNotifyQueue } from '../shared/queue/send-notification.ts';
import { findLook, findLooksAround, keepLook } from '../shared/table/break-glass-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { type BreakGlassNeeds, breakGlass } from './break-glass.ts';
import { listLooks } from './list-looks.ts';

const sources = openSources();
const needs: BreakGlassNeeds = {
  regions: { find: (code) => findRegion(sources, code) },
  looks: {
    find: (sub, id) => findLook(sources, sub, id),
    keep: (look) => keepLook(sources, look),
  },
  views: openAuditChain(sources),
  notify: openNotifyQueue(readEnvironment('NOTIFY_QUEUE_URL').NOTIFY_QUEUE_URL),
};
const listed = { around: (region: string) => findLooksAround(sources, region) };

/** `GET` and `POST /v1/break-glass` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const at = systemClock().toISOString();
  const caller = await callerOf(sources, event);
  if (event.routeKey.startsWith('GET')) {
    const { region } = checked(breakGlassQuery, event.queryStringParameters ?? {});
    return ok(await listLooks(listed, caller, region));
  }
  const { content: request, idempotencyKey, mark } = readRequest(breakGlassRequest, event);
  const id = lookIdOf(caller.staff.sub, idempotencyKey);
  return created(await breakGlass(needs, caller, { id, request, mark: { ...mark, at } }));
}).use(apiMiddleware);

/** 128 bits, as an id of the audit chain has. */
function lookIdOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify([sub, idempotencyKey]), 'base64url').slice(0, 22);
}
