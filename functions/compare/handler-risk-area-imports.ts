import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { importRequest, previewRequest } from '../../schemas/risk-area-import.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { languageOf } from '../shared/http/language.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { openTable } from '../shared/table/table.ts';
import { lookThroughAll } from './findings/judge-message.ts';
import { type ImportNeeds, importAreas, previewImport } from './risk-areas/import-areas.ts';
import { entryIdOf, openChanges } from './risk-areas/records-adapter.ts';

const settings = readEnvironment('TABLE_NAME', 'JUDGE_QUEUE_URL');
const table = openTable(settings.TABLE_NAME);
const judge = openQueue(settings.JUDGE_QUEUE_URL);
const needs: ImportNeeds = { ...openChanges(table), hashOf: (text) => hash('sha256', text, 'base64url') };
/** A thousand lines with their document numbers. */
const bound = { bytes: 1_024 * 1_024, code: 'risk-areas.large' } as const;

/** `POST /v1/risk-areas/import-previews` and `POST /v1/risk-areas/imports` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const looked = { at: systemClock().toISOString(), language: languageOf(event.headers['accept-language']) };
  const caller = await callerOf(table, event);
  if (event.routeKey.endsWith('/import-previews')) {
    const { rows } = readRequest(previewRequest, event, bound).content;
    return ok(await previewImport(needs, rows, looked));
  }
  const { content: request, idempotencyKey, mark } = readRequest(importRequest, event, bound);
  const id = entryIdOf(caller.staff.sub, idempotencyKey);
  const imported = await importAreas(needs, caller, { ...looked, id, request, mark });
  await sendOne(judge, lookThroughAll);
  return created(imported);
}).use(apiMiddleware);
