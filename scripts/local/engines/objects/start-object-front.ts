import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { ObjectCreated } from '../../seams/engines.ts';
import type { BucketModel } from '../../seams/storage-model.ts';
import type { Loopback, LoopbackRequest } from '../loopback.ts';
import { answerObjectRequest, type FrontResponse } from './answer-object-request.ts';
import type { Locks } from './locks.ts';
import { mostBodyBytes, tooLarge } from './refuse-body.ts';

export interface ObjectFrontSettings {
  readonly engine: Loopback;
  /** Where the engine keeps its objects as files. */
  readonly folder: string;
  readonly locks: Locks;
  readonly buckets: readonly BucketModel[];
  readonly created: (object: ObjectCreated) => void;
}

/** S3 as seen from outside: what the engine lacks is added here, for functions, scripts and presigned links alike. */
export async function startObjectFront(
  settings: ObjectFrontSettings,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const answer = answerObjectRequest(settings);
  const server = createServer((request, response) => {
    respond(request, response, answer).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: LoopbackRequest) => Promise<FrontResponse>,
): Promise<void> {
  const body = await bodyOf(request);
  const answered = body
    ? await answer({
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: forwarded(request),
        body,
      })
    : tooLarge();
  const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = answered.headers;
  if ('content' in answered) {
    response.writeHead(answered.status, kept);
    await pipeline(answered.content, response);
    return;
  }
  const length = kept['content-length'] ?? String(answered.body.byteLength);
  response.writeHead(answered.status, { ...kept, 'content-length': length });
  response.end(request.method === 'HEAD' ? undefined : answered.body);
}

/** Undefined when it is more than the engine takes; the rest is then read and dropped, so that the answer is seen. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > mostBodyBytes) parts = [];
    else parts.push(part);
  }
  return size > mostBodyBytes ? undefined : Buffer.concat(parts);
}

const setAnew = new Set(['host', 'connection', 'content-length', 'expect', 'transfer-encoding']);

function forwarded(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !setAnew.has(name))
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
