import type { LoopbackResponse } from '../loopback-response.ts';
import { objectError } from './object-error.ts';

const overridable = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

/** What HTTP lets through in a header, and S3 too: text of ISO-8859-1 without control characters. */
const isoText = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** The headers that `response-content-type` and its like set (S3 API reference, GetObject), or the refusal of one. */
export function overriddenHeaders(query: URLSearchParams): Record<string, string> | LoopbackResponse {
  const headers: Record<string, string> = {};
  for (const name of overridable) {
    const value = query.get(`response-${name}`);
    if (value === null) continue;
    if (!isoText.test(value)) return notIso(`response-${name}`);
    headers[name] = value;
  }
  return headers;
}

function notIso(name: string): LoopbackResponse {
  const message = 'Header value cannot be represented using ISO-8859-1.';
  return objectError(400, 'InvalidArgument', message, { ArgumentName: name });
}
