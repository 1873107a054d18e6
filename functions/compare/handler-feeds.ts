import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { feedRowsOf, mostRowBytes } from '../../schemas/feed-rows.ts';
import { feedFileRequest, feedRunId, feedUploadRequest, mostSentBytes } from '../../schemas/feed-run.ts';
import { actorOf, type Caller } from '../shared/access/authorise.ts';
import { callerOf } from '../shared/access/caller-of.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { notFound } from '../shared/errors.ts';
import { type Answer, accepted, created, ok } from '../shared/http/answers.ts';
import { apiMiddleware } from '../shared/http/api-middleware.ts';
import { readRequest } from '../shared/http/read-request.ts';
import { putNew } from '../shared/objects/put-new.ts';
import { signLink } from '../shared/objects/sign-link.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';
import { findMandates } from '../shared/table/feed-mandate-store.ts';
import { findRun, findRuns } from '../shared/table/feed-run-store.ts';
import { noteSender } from '../shared/table/feed-sender-store.ts';
import { findSources } from '../shared/table/feed-source-store.ts';
import { openTable } from '../shared/table/table.ts';
import { fileKey, kindNamed, linkRejected, offerUpload, tellRun } from './hand-out-feeds.ts';
import { requireOpen } from './mandates/require-open.ts';
import { takeRows } from './rows/take-rows.ts';
import { tellFewFaults } from './rows/tell-few-faults.ts';

const settings = readEnvironment('TABLE_NAME', 'FEED_BUCKET');
const table = openTable(settings.TABLE_NAME);
// A checksum would be that of the empty body that is signed here.
const client = new S3Client({ ...sdkSettings, requestChecksumCalculation: 'WHEN_REQUIRED' });
const bucket = settings.FEED_BUCKET;
/** As Base64, with the name beside it. */
const filesBound = { bytes: mostSentBytes * 1.4, code: 'too-large' } as const;
const rowsBound = { bytes: mostRowBytes, code: 'feed-rows.large' } as const;
/** So many runs are listed. */
const mostRuns = 100;

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/**
 * `GET /v1/feeds`, `POST /v1/feeds/{kind}/files`, `POST /v1/feeds/{kind}/uploads`, `POST /v1/feeds/{kind}/rows`, `GET /v1/feed-runs`,
 * `POST /v1/feed-runs/{id}/rejected`
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
      const id = feedRunId.safeParse(event.pathParameters?.['id']);
      if (!id.success) throw notFound();
      const needs = { find: (run: string) => findRun(table, run), sign: signRejected };
      return created(await linkRejected(needs, { id: id.data, now }));
    }
    default:
      return take(event, caller, now);
  }
}).use(apiMiddleware);

/** What is sent of a kind, in one of three ways; who sends it is noted before it is there. */
async function take(event: Event, caller: Caller, now: Date): Promise<Answer> {
  const named = kindNamed(event.pathParameters?.['kind'] ?? '');
  const kind = requireOpen(named, await findMandates(table), now);
  const noted = (key: string) => noteSender(table, key, { by: actorOf(caller), at: now });
  const put = async (key: string, bytes: Buffer) => {
    await noted(key);
    // Sent again, it is there already, and begins no second run.
    return putNew(client, { bucket, key, bytes, type: 'text/csv' });
  };
  switch (event.routeKey) {
    case 'POST /v1/feeds/{kind}/files': {
      const { content: sent, idempotencyKey } = readRequest(feedFileRequest, event, filesBound);
      const bytes = Buffer.from(sent.content, 'base64');
      await put(fileKey({ kind, name: sent.name, asked: `${caller.staff.sub}#${idempotencyKey}` }), bytes);
      return created({ name: sent.name, bytes: bytes.length });
    }
    case 'POST /v1/feeds/{kind}/rows': {
      const { content } = tellFewFaults(() => readRequest(feedRowsOf(kind), event, rowsBound));
      return accepted(await takeRows({ put }, kind, content.rows));
    }
    default: {
      const { content, idempotencyKey } = readRequest(feedUploadRequest, event);
      const asked = `${caller.staff.sub}#${idempotencyKey}`;
      const sign = async (key: string, seconds: number) => {
        await noted(key);
        return signUpload(key, seconds);
      };
      return created(await offerUpload({ sign }, { kind, name: content.name, asked, now }));
    }
  }
}

function signUpload(Key: string, expiresIn: number): Promise<string> {
  return getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key }), { expiresIn });
}

function signRejected(key: string, { name, seconds }: { name: string; seconds: number }): Promise<string> {
  return signLink(client, { bucket, key, name, type: 'text/csv; charset=utf-8' }, seconds);
}
