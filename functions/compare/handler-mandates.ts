import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { feedMandateEndRequest, feedMandateId, feedMandateRequest } from '../../schemas/feed-mandate.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { openAccountChain } from '../shared/audit/audit-store.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { findMandateRecords, findMandates, keepMandate } from '../shared/table/feed-mandate-store.ts';
import { openTable } from '../shared/table/table.ts';
import { endMandate } from './mandates/end-mandate.ts';
import { listMandates } from './mandates/list-mandates.ts';
import type { MandateNeeds } from './mandates/mandate-records.ts';
import { recordMandate } from './mandates/record-mandate.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const needs: MandateNeeds = {
  records: {
    of: (kind) => findMandateRecords(table, kind),
    keep: (record) => keepMandate(table, record),
  },
  chain: openAccountChain(table),
};

/** `GET` and `POST /v1/feed-mandates`, `POST /v1/feed-mandates/{id}/end` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const at = systemClock().toISOString();
  const caller = await callerOf(table, event);
  if (event.routeKey.startsWith('GET')) return ok(listMandates(await findMandates(table)));
  const entryOf = (key: string) => entryIdOf(caller.staff.sub, key);
  if (!event.routeKey.endsWith('/end')) {
    const { content: request, idempotencyKey, mark } = readRequest(feedMandateRequest, event);
    const asked = { entry: entryOf(idempotencyKey), request, mark: { ...mark, at } };
    return created(await recordMandate(needs, caller, asked));
  }
  const id = feedMandateId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw notFound();
  const { content: request, idempotencyKey, mark } = readRequest(feedMandateEndRequest, event);
  const asked = { id: id.data, entry: entryOf(idempotencyKey), request, mark: { ...mark, at } };
  return created(await endMandate(needs, caller, asked));
}).use(apiMiddleware);

/** Under which id a change stands in the chain: 128 bits, as an id there has. */
function entryIdOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify(['feed-mandates', sub, idempotencyKey]), 'base64url').slice(0, 22);
}
