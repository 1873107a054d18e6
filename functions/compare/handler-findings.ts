import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { findingId, findingListQuery, findingStepRequest, readFindingId } from '../../schemas/finding.ts';
import { admitRegion } from '../shared/access/admit-region.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { signPositions } from '../shared/access/sign-positions.ts';
import { openAccountChain } from '../shared/audit/audit-store.ts';
import { recordFinding } from '../shared/audit/record-view.ts';
import { checked } from '../shared/checked.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { type Answer, created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { openQueue } from '../shared/queue/queue.ts';
import { openNotifyQueue } from '../shared/queue/send-notification.ts';
import { tellFinding } from '../shared/table/finding-codec.ts';
import { findSealedFinding } from '../shared/table/finding-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { openFindingLists, openSteps } from './findings/findings-adapter.ts';
import { openSearch } from './findings/judging-adapter.ts';
import { listFindings } from './findings/list-findings.ts';
import { recordFindingStep } from './findings/record-step.ts';
import { viewFinding } from './findings/view-finding.ts';

const settings = readEnvironment('JUDGE_QUEUE_URL', 'NOTIFY_QUEUE_URL');
const sources = openSources();
const lists = openFindingLists(sources);
const positions = signPositions(async () => (await sources.ring.season()).signing);
const chain = openAccountChain(sources);
const notify = openNotifyQueue(settings.NOTIFY_QUEUE_URL);
const search = openSearch(sources, notify);
const judgeQueue = openQueue(settings.JUDGE_QUEUE_URL);

/** `GET /v1/findings`, `GET /v1/findings/{id}`, `POST /v1/findings/{id}/steps` */
export const handler = middy(async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const now = systemClock();
  const caller = await callerOf(sources, event);
  if (event.routeKey === 'GET /v1/findings') return list(event, caller, now);
  const id = findingId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw notFound();
  const of = readIdOrRefuse(id.data);
  if (event.routeKey === 'GET /v1/findings/{id}') {
    const needs = {
      find: () => findSealedFinding(sources, of),
      record: async (view: { sub: string; place: string; at: string; masked: boolean }) => {
        await recordFinding(chain, { ...view, id: of.subject });
      },
      row: tellFinding,
    };
    return ok(await viewFinding(needs, caller, now));
  }
  const { content: step, mark } = readRequest(findingStepRequest, event);
  const needs = openSteps({ sources, notify, search, judgeQueue }, of);
  return created(await recordFindingStep(needs, caller, { step, mark: { ...mark, at: now.toISOString() } }));
}).use(apiMiddleware);

function readIdOrRefuse(id: string): ReturnType<typeof readFindingId> {
  try {
    return readFindingId(id);
  } catch {
    throw notFound();
  }
}

async function list(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  caller: Caller,
  now: Date,
): Promise<Answer> {
  const query = checked(findingListQuery, event.queryStringParameters ?? {});
  await admitRegion(caller, query.region, { of: () => Promise.resolve([]) });
  const { cursor: _cursor, ...asked } = query;
  const owner = [caller.staff.sub, 'findings', JSON.stringify(asked)] as const;
  const cursors = {
    seal: (position: string) => positions.seal(owner, position),
    open: (cursor: string) => positions.open(owner, cursor),
  };
  return ok(await listFindings({ lists, cursors }, query, now));
}
