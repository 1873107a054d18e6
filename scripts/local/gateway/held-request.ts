import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { AwsResponse, OutgoingRequest } from './call.ts';

/** Stands in for node's ClientRequest: holds the body until it is whole, then gives the answer as the response. */
export function holdRequest(
  target: Omit<OutgoingRequest, 'body'>,
  answer: (request: OutgoingRequest) => Promise<AwsResponse>,
  onResponse: ((response: IncomingMessage) => void) | undefined,
): ClientRequest {
  const parts: Buffer[] = [];
  const headers = { ...target.headers };
  const held = new Writable({
    decodeStrings: true,
    autoDestroy: false,
    write: (chunk: Buffer, _encoding, done) => {
      parts.push(chunk);
      done();
    },
    final: (done) => {
      done();
      const body = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      answer({ ...target, headers, body }).then(deliver, (error: unknown) => held.emit('error', error));
    },
  });

  function deliver(response: AwsResponse): void {
    if (held.destroyed) return;
    const message = toMessage(response);
    held.emit('response', message);
    held.emit('close');
  }

  if (onResponse) held.once('response', onResponse);
  if (headers['expect'] === '100-continue') queueMicrotask(() => held.emit('continue'));
  return Object.assign(held, {
    setTimeout: () => held,
    setNoDelay: () => undefined,
    setSocketKeepAlive: () => undefined,
    flushHeaders: () => undefined,
    setHeader: (name: string, value: unknown) => {
      headers[name.toLowerCase()] = String(value);
      return held;
    },
    getHeader: (name: string) => headers[name.toLowerCase()],
    removeHeader: (name: string) => Reflect.deleteProperty(headers, name.toLowerCase()),
    abort: () => held.destroy(),
    reusedSocket: true,
  }) as unknown as ClientRequest;
}

/** Headers of the engine's own connection and clock say nothing about the service, and would move the SDK's clock offset. */
const dropped = new Set([
  'connection',
  'date',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'x-amz-crc32',
  'server',
]);

function toMessage(response: AwsResponse): IncomingMessage {
  const headers: Record<string, string> = { 'content-length': String(response.body.byteLength) };
  for (const [name, value] of Object.entries(response.headers)) if (!dropped.has(name)) headers[name] = value;
  const length = response.headers['content-length'];
  if (response.body.byteLength === 0 && length !== undefined) headers['content-length'] = length;
  const stream = new Readable({ read: () => undefined });
  if (response.body.byteLength > 0) stream.push(response.body);
  stream.push(null);
  return Object.assign(stream, {
    statusCode: response.status,
    statusMessage: '',
    headers,
    httpVersion: '1.1',
  }) as unknown as IncomingMessage;
}

/** The request that node's options describe, without its body. */
export function targetOf(options: RequestOptions): Omit<OutgoingRequest, 'body'> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    const lower = name.toLowerCase();
    if (value !== undefined && !setAnew.has(lower)) headers[lower] = String(value);
  }
  const port = String(options.port ?? '');
  return {
    method: options.method ?? 'GET',
    path: options.path ?? '/',
    host: `${options.hostname ?? options.host ?? ''}${port === '' ? '' : `:${port}`}`,
    headers,
  };
}

/** The loopback client sets these for its own connection. */
const setAnew = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);
