import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { pipeline } from 'node:stream';
import type { LoopbackResponse } from '../engines/loopback-response.ts';
import { objectError } from '../engines/objects/object-error.ts';

export interface Passage {
  readonly storeUrl: string;
  /** Set beside those that came. */
  readonly headers: Readonly<Record<string, string>>;
  /** Answered in the place of 404. */
  readonly missing: LoopbackResponse | undefined;
}

/** Passes a request on to the store and its answer back, both as they flow: an object may be larger than memory. */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { storeUrl, headers, missing }: Passage,
): void {
  const { host: _host, connection: _connection, ...came } = request.headers;
  const options = { method: request.method, path: request.url, headers: { ...came, ...headers } };
  const sent = send(storeUrl, options, (answered) => {
    if (answered.statusCode === 404 && missing) {
      answered.resume();
      answer(missing);
      return;
    }
    response.writeHead(answered.statusCode ?? 500, kept(answered.headers));
    pipeline(answered, response, () => undefined);
  });

  function answer(made: LoopbackResponse): void {
    response.writeHead(made.status, { ...made.headers, 'content-length': String(made.body.byteLength) });
    response.end(request.method === 'HEAD' ? undefined : made.body);
  }

  sent.on('error', () => {
    if (response.headersSent || response.destroyed) response.destroy();
    else answer(objectError(503, 'ServiceUnavailable', 'Service is unable to handle request.'));
  });
  response.once('close', () => sent.destroy());
  request.pipe(sent);
}

/** The connection is between these two only. */
function kept({
  connection: _connection,
  'keep-alive': _keepAlive,
  ...headers
}: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}
