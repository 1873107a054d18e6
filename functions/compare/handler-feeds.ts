import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { feedReleaseRequest } from '../../schemas/feed-guard.ts';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { feedRowsOf, mostRowBytes } from '../../schemas/feed-rows.ts';
import {
  type FeedRun,
  feedFileRequest,
  feedRunId,
  feedUploadRequest,
  mostSentBytes,
} from '../../schemas/feed-run.ts';
import { actorOf, type Caller } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { type Answer, accepted, created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { log } from '../shared/log.ts';
import { findMandates } from '../shared/table/feed-mandate-store.ts';
import { findRun, findRuns } from '../shared/table/feed-run-store.ts';
import { findSources } from '../shared/table/feed-source-store.ts';
import { openTable } from '../shared/table/table.ts';
import { fileKey, kindNamed, linkRejected, offerUpload } from './hand-out-feeds.ts';
import { requireOpen } from './mandates/require-open.ts';
import { openReleasing, releaseEntryOf } from './release-adapter.ts';
import { releaseRun } from './release-run.ts';
import { takeRows } from './rows/take-rows.ts';
import { tellFewFaults } from './rows/tell-few-faults.ts';
import { openSending } from './sending-adapter.ts';
import { tellRun } from './tell-run.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const sending = openSending(table);
const releasing = openReleasing(table);
/** As Base64, with the name beside it. */
const filesBound = { bytes: mostSentBytes * 1.4, code: 'too-large' } as const;
const rowsBound = { bytes: mostRowBytes, code: 'feed-rows.large' } as const;
/** So many runs are listed. */
const mostRuns = 100;

/**
 * `GET /v1/feeds`, `POST /v1/feeds/{kind}/files`, `POST /v1/feeds/{kind}/uploads`, `POST /v1/feeds/{kind}/rows`, `GET /v1/feed-runs`, and
 * below it `POST …/{id}/rejected` and `…/{id}/release`
 */
export const handler = middy(async (event: Event) => {
  const now = systemClock();
  const caller = await callerOf(table, event);
  switch (event.routeKey) {
    case 'GET /v1/feeds':
      return ok({ kinds: feedKinds });
    case 'GET /v1/feed-runs':
      return ok({
        runs: (await findRuns(table, mostRuns)).map((run) => tellRun(run, now)),
        last: (await findSources(table)).flatMap(({ last }) => last ?? []),
      });
    case 'POST /v1/feed-runs/{id}/rejected': {
      const needs = { find: (run: string) => findRun(table, run), sign: sending.signRejected };
      return created(await linkRejected(needs, { id: runNamed(event), now }));
    }
    case 'POST /v1/feed-runs/{id}/release':
      return created(await release(event, caller, now));
    default:
      return take(event, caller, now);
  }
}).use(apiMiddleware);

/** What is sent of a kind, in one of three ways. */
async function take(event: Event, caller: Caller, now: Date): Promise<Answer> {
  const named = kindNamed(event.pathParameters?.['kind'] ?? '');
  const kind = requireOpen(named, await findMandates(table), now);
  const sender = { by: actorOf(caller), at: now };
  switch (event.routeKey) {
    case 'POST /v1/feeds/{kind}/files': {
      const { content: sent, idempotencyKey, mark } = readRequest(feedFileRequest, event, filesBound);
      const bytes = Buffer.from(sent.content, 'base64');
      const key = fileKey({ kind, name: sent.name, asked: `${caller.staff.sub}#${idempotencyKey}` });
      await sending.put(key, bytes, { ...sender, name: sent.name, mark });
      return created({ name: sent.name, bytes: bytes.length });
    }
    case 'POST /v1/feeds/{kind}/rows': {
      const { content } = tellFewFaults(() => readRequest(feedRowsOf(kind), event, rowsBound));
      const put = (key: string, bytes: Buffer) => sending.put(key, bytes, sender);
      return accepted(await takeRows({ put }, kind, content.rows));
    }
    default: {
      const { content, idempotencyKey, mark } = readRequest(feedUploadRequest, event);
      const asked = `${caller.staff.sub}#${idempotencyKey}`;
      const { name } = content;
      const sign = (key: string, seconds: number) =>
        sending.signUpload(key, seconds, { ...sender, name, mark });
      return created(await offerUpload({ sign }, { kind, name, asked, now }));
    }
  }
}

async function release(event: Event, caller: Caller, now: Date): Promise<FeedRun> {
  const { content, idempotencyKey, mark } = readRequest(feedReleaseRequest, event);
  const entry = releaseEntryOf(caller.staff.sub, idempotencyKey);
  const asked = { id: runNamed(event), reason: content.reason, entry, mark, now };
  const told = await releaseRun(releasing, caller, asked);
  log.info('feed-released', { id: asked.id, releases: told.releases?.length ?? 0 });
  return told;
}

function runNamed({ pathParameters }: Pick<Event, 'pathParameters'>): string {
  const id = feedRunId.safeParse(pathParameters?.['id']);
  if (!id.success) throw notFound();
  return id.data;
}
