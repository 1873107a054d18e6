import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { exportDecisionRequest, exportId, exportRequest } from '../../schemas/export.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { type Answer, created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { languageOf } from '../shared/http/language.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openExports } from './ask-adapter.ts';
import { decideExport } from './decide-export.ts';
import { linkExport } from './link-export.ts';
import { listApprovals } from './list-approvals.ts';
import { requestExport } from './request-export.ts';
import { tellExport } from './tell-export.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Reply = (event: Event, caller: Caller, now: Date) => Promise<Answer>;

const { table, request, link, announced, decide } = openExports();

const list: Reply = async (_event, { staff }, now) => {
  const exports = await request.exports.of(staff.sub);
  return ok({ exports: exports.map((one) => tellExport(one, now)) });
};

const ask: Reply = async (event, caller, now) => {
  const { content, idempotencyKey, mark } = readRequest(exportRequest, event);
  const language = languageOf(event.headers['accept-language']);
  const asked = { id: idOf(caller.staff.sub, idempotencyKey), request: content, language, mark };
  return created(await requestExport(request, caller, { asked, now }));
};

const give: Reply = async (event, caller, now) =>
  created(await linkExport(link, caller, { id: namedIn(event), now }));

const listOthers: Reply = async (_event, caller, now) => ok(await listApprovals(announced, caller, now));

const approve: Reply = async (event, caller, now) => {
  const id = namedIn(event);
  const { content, mark } = readRequest(exportDecisionRequest, event);
  return created(await decideExport(decide, caller, { id, ...content, mark, now }));
};

const replies = new Map<string, Reply>([
  ['GET /v1/exports', list],
  ['POST /v1/exports', ask],
  ['POST /v1/exports/{id}/link', give],
  ['GET /v1/exports/approvals', listOthers],
  ['POST /v1/exports/{id}/approval', approve],
]);

/** The exports of the caller, and those that they may approve. */
export const handler = middy(async (event: Event) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  const reply = replies.get(event.routeKey);
  if (reply === undefined) throw notFound();
  return reply(event, caller, now);
}).use(apiMiddleware);

function namedIn({ pathParameters }: Event): string {
  const id = exportId.safeParse(pathParameters?.['id']);
  if (!id.success) throw notFound();
  return id.data;
}

/** 128 bits, as an id of the audit chain has. */
function idOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify([sub, 'export', idempotencyKey]), 'base64url').slice(0, 22);
}
