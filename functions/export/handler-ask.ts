import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { exportId, exportRequest } from '../../schemas/export.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { languageOf } from '../shared/http/language.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openExports } from './ask-adapter.ts';
import { linkExport } from './link-export.ts';
import { requestExport } from './request-export.ts';
import { tellExport } from './tell-export.ts';

const { table, request, link } = openExports();

/** `GET` and `POST /v1/exports`, `POST /v1/exports/{id}/link` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const { sub } = caller.staff;
  if (event.routeKey.startsWith('GET')) {
    const exports = await request.exports.of(sub);
    return ok({ exports: exports.map((one) => tellExport(one, now)) });
  }
  if (event.routeKey.endsWith('/link')) {
    const id = exportId.safeParse(event.pathParameters?.['id']);
    if (!id.success) throw notFound();
    return created(await linkExport(link, caller, { id: id.data, now }));
  }
  const { content, idempotencyKey, mark } = readRequest(exportRequest, event);
  const language = languageOf(event.headers['accept-language']);
  const asked = { id: idOf(sub, idempotencyKey), request: content, language, mark };
  return created(await requestExport(request, caller, { asked, now }));
}).use(apiMiddleware);

/** 128 bits, as an id of the audit chain has. */
function idOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify([sub, 'export', idempotencyKey]), 'base64url').slice(0, 22);
}
