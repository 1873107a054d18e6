import type { IncomingMessage } from 'node:http';
import type { CorsModel } from '../seams/web-model.ts';
import type { HttpAnswer } from './answer.ts';

export interface Cors {
  /** The answer that API Gateway gives a preflight which no route takes; `undefined` for anything else. */
  preflight(request: IncomingMessage): HttpAnswer | undefined;
  /** An answer with the API's CORS headers; the function's own are dropped, as API Gateway does. */
  dress(request: IncomingMessage, answer: HttpAnswer): HttpAnswer;
}

/** CORS as an HTTP API does it. */
export function corsOf(model: CorsModel): Cors {
  const allows = (origin: string): boolean =>
    model.allowOrigins.some((allowed) => allowed === '*' || originMatches(allowed, origin));
  const always: Record<string, string> = {
    ...(model.allowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(model.exposeHeaders.length > 0
      ? { 'access-control-expose-headers': model.exposeHeaders.join(',') }
      : {}),
  };
  const originHeaders = (origin: string): Record<string, string> =>
    model.allowOrigins.includes('*')
      ? { 'access-control-allow-origin': '*', ...always }
      : { 'access-control-allow-origin': origin, vary: 'Origin', ...always };

  const forPreflight: Record<string, string> = {
    'access-control-allow-methods': model.allowMethods.join(','),
    ...(model.allowHeaders.length > 0
      ? { 'access-control-allow-headers': model.allowHeaders.join(',') }
      : {}),
    ...(model.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(model.maxAgeSeconds) }),
  };
  const headersFor = (request: IncomingMessage): Record<string, string> => {
    const { origin } = request.headers;
    if (origin === undefined || !allows(origin)) return {};
    return { ...originHeaders(origin), ...(isPreflight(request) ? forPreflight : {}) };
  };

  return {
    preflight: (request) =>
      isPreflight(request) ? { status: 204, headers: headersFor(request), cookies: [], body: '' } : undefined,
    dress: (request, answer) => {
      const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
      return { ...answer, headers: { ...Object.fromEntries(own), ...headersFor(request) } };
    },
  };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** `https://*` allows every origin of the scheme. */
function originMatches(allowed: string, origin: string): boolean {
  return allowed === origin || (allowed.endsWith('://*') && origin.startsWith(allowed.slice(0, -1)));
}
