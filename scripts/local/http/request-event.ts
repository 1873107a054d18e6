import type { IncomingMessage } from 'node:http';
import type { MatchedRoute } from './route-table.ts';

/** Claims as HTTP APIs give them: everything as text. */
export interface AuthorizedClaims {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface EventParts {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: string;
  readonly body: Buffer;
  readonly matched: MatchedRoute;
  readonly authorized: AuthorizedClaims | undefined;
  readonly requestId: string;
  readonly now: Date;
}

export interface ApiAddress {
  readonly account: string;
  readonly apiId: string;
  readonly host: string;
}

/** Between this hop and the next only: never in the event. The cookie header has its own field. */
const notForwarded = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'cookie',
]);

/** The event of payload format version 2.0. */
export function requestEvent(api: ApiAddress, parts: EventParts): Readonly<Record<string, unknown>> {
  const { request, path, query, body, matched, authorized, requestId, now } = parts;
  const { headers, cookies } = headersOf(request, api.host);
  const method = request.method ?? 'GET';
  const routeKey = matched.route.key;
  const sourceIp = request.socket.remoteAddress ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query === '' ? {} : { queryStringParameters: queryParameters(query) }),
    requestContext: {
      accountId: api.account,
      apiId: api.apiId,
      ...(authorized ? { authorizer: { jwt: authorized } } : {}),
      domainName: api.host,
      domainPrefix: api.apiId,
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(matched.pathParameters ? { pathParameters: matched.pathParameters } : {}),
    ...bodyOf(body, headers),
  };
}

/** Lower-case names, equal ones joined by a comma; the host is the API's, as behind CloudFront. */
function headersOf(
  { rawHeaders, socket }: IncomingMessage,
  host: string,
): { headers: Record<string, string>; cookies: readonly string[] } {
  const headers = Object.create(null) as Record<string, string>;
  const cookies: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/; */));
    else if (!notForwarded.has(name))
      headers[name] = name in headers ? `${headers[name] ?? ''},${value}` : value;
  }
  const viewer = socket.remoteAddress ?? '';
  const before = headers['x-forwarded-for'];
  headers['host'] = host;
  headers['x-forwarded-for'] = before === undefined ? viewer : `${before}, ${viewer}`;
  headers['x-forwarded-port'] = '443';
  headers['x-forwarded-proto'] = 'https';
  return { headers, cookies };
}

/** Decoded; several values of one name joined by a comma. */
function queryParameters(query: string): Record<string, string> {
  const parameters = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name] ?? ''},${value}` : value;
  }
  return parameters;
}

const textTypes = /^(text\/|application\/(json|javascript|xml|graphql|[\w.-]+\+(json|xml)))/i;

/** Text types go as text, everything else as base64. */
function bodyOf(body: Buffer, headers: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = headers['content-encoding'] === undefined && textTypes.test(headers['content-type'] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000` */
export function clfTime(now: Date): string {
  const iso = now.toISOString();
  return `${iso.slice(8, 10)}/${months[now.getUTCMonth()] ?? ''}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
