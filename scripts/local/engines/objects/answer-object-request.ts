import type { LoopbackRequest } from '../loopback.ts';
import type { LoopbackResponse } from '../loopback-response.ts';
import { answerLockRequest, lockHeaders, lockOfNewObject } from './answer-lock-request.ts';
import { answerUploadRequest } from './answer-upload-request.ts';
import { isHeld } from './locks.ts';
import { objectError } from './object-error.ts';
import { isStorable } from './object-files.ts';
import { creationOf, type ObjectRequest, readObjectRequest } from './object-request.ts';
import { overriddenHeaders } from './override-headers.ts';
import { refusedChecksum } from './refuse-body.ts';
import type { ObjectFrontSettings } from './start-object-front.ts';
import { type StreamedResponse, streamObject } from './stream-object.ts';

export type FrontResponse = LoopbackResponse | StreamedResponse;

/**
 * Passes S3 requests to the engine and adds what it lacks: `If-None-Match: *` and `If-Match` on writes (one writer of a key at a time),
 * object lock, ListParts, reads that stream, headers that the query sets, and the news of each object made.
 * Stricter than S3: a held object is neither overwritten nor deleted, where S3 would keep it as an older version. No version is kept here.
 */
export function answerObjectRequest(
  settings: ObjectFrontSettings,
): (request: LoopbackRequest) => Promise<FrontResponse> {
  const { engine, locks } = settings;
  const writing = new Map<string, Promise<unknown>>();

  async function write(asked: ObjectRequest, event: string | undefined): Promise<LoopbackResponse> {
    const refusal = (await refusedCondition(asked)) ?? refusedByLock(asked);
    if (refusal) return refusal;
    const bucket = settings.buckets.find(({ name }) => name === asked.bucket);
    const lock = event === undefined ? undefined : lockOfNewObject(asked, bucket, locks.now());
    if (lock && 'status' in lock) return lock;
    const response = await engine.send(asked.request);
    if (response.status >= 300 || event === undefined) return response;
    if (lock) locks.put(asked.bucket, asked.key, lock);
    await announce(asked, event);
    return response;
  }

  async function refusedCondition(asked: ObjectRequest): Promise<LoopbackResponse | undefined> {
    const { 'if-none-match': none, 'if-match': match } = asked.request.headers;
    if (none === undefined && match === undefined) return undefined;
    const found = await head(asked);
    if (none === '*' && found.status === 200) return preconditionFailed();
    if (match === undefined) return undefined;
    if (found.status === 404) return objectError(404, 'NoSuchKey', 'The specified key does not exist.');
    return found.headers['etag'] === match ? undefined : preconditionFailed();
  }

  function refusedByLock({ bucket, key, request }: ObjectRequest): LoopbackResponse | undefined {
    const bypasses = request.headers['x-amz-bypass-governance-retention'] === 'true';
    return isHeld(locks.find(bucket, key), locks.now(), bypasses)
      ? objectError(403, 'AccessDenied', 'Access Denied because object protected by object lock.')
      : undefined;
  }

  function head({ bucket, key }: ObjectRequest): Promise<LoopbackResponse> {
    const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    return engine.send({ method: 'HEAD', path, headers: {}, body: Buffer.alloc(0) });
  }

  async function announce(asked: ObjectRequest, eventName: string): Promise<void> {
    const { headers } = await head(asked);
    const { bucket, key } = asked;
    const eTag = (headers['etag'] ?? '').replaceAll('"', '');
    settings.created({ bucket, key, eventName, size: Number(headers['content-length'] ?? 0), eTag });
  }

  /** Writes of one key wait for each other, so that of two conditional ones exactly one succeeds. */
  function inTurn(asked: ObjectRequest, task: () => Promise<LoopbackResponse>): Promise<LoopbackResponse> {
    const name = `${asked.bucket}/${asked.key}`;
    const turn = (writing.get(name) ?? Promise.resolve()).then(task, task);
    writing.set(name, turn);
    void turn.finally(() => {
      if (writing.get(name) === turn) writing.delete(name);
    });
    return turn;
  }

  async function read(asked: ObjectRequest): Promise<FrontResponse> {
    const overridden = overriddenHeaders(asked.query);
    if (isRefusal(overridden)) return overridden;
    const response = (await streamObject(asked, settings)) ?? (await engine.send(asked.request));
    const headers = {
      ...response.headers,
      ...lockHeaders(locks.find(asked.bucket, asked.key)),
      ...overridden,
    };
    return response.status === 200 || response.status === 206 ? { ...response, headers } : response;
  }

  return async (given) => {
    const request = asBytes(given);
    const asked = readObjectRequest(request);
    if (asked.key === '') return asked.query.has('uploads') ? noUploadList() : engine.send(request);
    const answered =
      refusedKey(asked) ??
      refusedChecksum(request) ??
      answerLockRequest(asked, settings) ??
      answerUploadRequest(asked, settings.folder);
    if (answered) return answered;
    const event = creationOf(asked);
    const isDelete = request.method === 'DELETE' && !asked.query.has('uploadId');
    if (event !== undefined || isDelete) return inTurn(asked, () => write(asked, event));
    return request.method === 'GET' || request.method === 'HEAD' ? read(asked) : engine.send(request);
  };
}

/** The engine answers forms and JSON as other services of AWS; to S3 a body is bytes, whatever it is called (curl calls what it sends a form). */
function asBytes(request: LoopbackRequest): LoopbackRequest {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'PUT' || !/x-www-form-urlencoded|x-amz-json/.test(type)) return request;
  return { ...request, headers: { ...request.headers, 'content-type': 'application/octet-stream' } };
}

function refusedKey({ key }: ObjectRequest): LoopbackResponse | undefined {
  return isStorable(key)
    ? undefined
    : objectError(
        400,
        'InvalidArgument',
        'The local store keeps objects as files: no part of a key is empty, . or ..',
      );
}

function noUploadList(): LoopbackResponse {
  return objectError(501, 'NotImplemented', 'The local store lists no uploads');
}

/** Headers are texts; an answer has its status as a number. */
function isRefusal(made: Record<string, string> | LoopbackResponse): made is LoopbackResponse {
  return typeof made['status'] === 'number';
}

function preconditionFailed(): LoopbackResponse {
  return objectError(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
  );
}
