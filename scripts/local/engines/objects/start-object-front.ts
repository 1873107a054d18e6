import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ObjectCreated } from '../../seams/engines.ts';
import type { BucketModel } from '../../seams/storage-model.ts';
import type { Loopback, LoopbackRequest } from '../loopback.ts';
import type { LoopbackResponse } from '../loopback-response.ts';
import { answerObjectRequest } from './answer-object-request.ts';
import type { Locks } from './locks.ts';

export interface ObjectFrontSettings {
  readonly engine: Loopback;
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
  answer: (request: LoopbackRequest) => Promise<LoopbackResponse>,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { status, headers, body } = await answer({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: forwarded(request),
    body: Buffer.concat(parts),
  });
  const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
  response.writeHead(status, {
    ...kept,
    'content-length': headers['content-length'] ?? String(body.byteLength),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
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
