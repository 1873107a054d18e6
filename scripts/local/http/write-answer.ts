import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { HttpAnswer } from './answer.ts';

/** Statuses that have no body (RFC 9110). */
const bodiless = new Set([204, 304]);

export function writeAnswer(response: ServerResponse, { status, headers, cookies, body }: HttpAnswer): void {
  const all: OutgoingHttpHeaders = { ...headers };
  if (cookies.length > 0) all['set-cookie'] = [...cookies];
  if (bodiless.has(status)) {
    response.writeHead(status, all).end();
    return;
  }
  all['content-length'] = Buffer.byteLength(body);
  response.writeHead(status, all).end(body);
}
