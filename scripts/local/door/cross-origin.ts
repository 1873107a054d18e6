import type { IncomingMessage } from 'node:http';
import type { LoopbackResponse } from '../engines/loopback-response.ts';
import { objectError } from '../engines/objects/object-error.ts';
import type { BucketModel, CorsRule } from '../seams/storage-model.ts';

export interface CrossOrigin {
  /** The answer to a page that asks whether it may; undefined for anything else. */
  preflight(request: IncomingMessage): LoopbackResponse | undefined;
  /** What is set beside an answer, whatever it says, so that a page may see it. */
  headersFor(request: IncomingMessage): Readonly<Record<string, string>>;
}

type Asked = Readonly<Record<'origin' | 'method', string>> & { readonly headers: readonly string[] };

/** What pages of other origins may do with the objects of buckets (S3 user guide, "Using cross-origin resource sharing"). */
export function crossOrigin(buckets: readonly Pick<BucketModel, 'name' | 'cors'>[]): CrossOrigin {
  const find = ({ url = '' }: IncomingMessage, asked: Asked): CorsRule | undefined =>
    buckets.find(({ name }) => url.startsWith(`/${name}/`))?.cors.find((rule) => allows(rule, asked));
  return {
    preflight: (request) => {
      const asked = preflightOf(request);
      if (asked === undefined) return undefined;
      const rule = find(request, asked);
      if (rule === undefined)
        return objectError(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
      const more = {
        ...(asked.headers.length === 0 ? {} : { 'access-control-allow-headers': asked.headers.join(', ') }),
        ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
      };
      return { status: 200, headers: { ...headersOf(rule, asked), ...more }, body: Buffer.of() };
    },
    headersFor: (request) => {
      const { origin } = request.headers;
      if (origin === undefined) return {};
      const asked = { origin, method: request.method ?? 'GET', headers: [] };
      const rule = find(request, asked);
      return rule === undefined ? {} : headersOf(rule, asked);
    },
  };
}

function preflightOf({ method, headers }: IncomingMessage): Asked | undefined {
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || headers.origin === undefined || wanted === undefined) return undefined;
  const names = (headers['access-control-request-headers'] ?? '').toLowerCase().split(',');
  return {
    origin: headers.origin,
    method: wanted,
    headers: names.map((name) => name.trim()).filter((name) => name !== ''),
  };
}

function allows(rule: CorsRule, { origin, method, headers }: Asked): boolean {
  return (
    rule.methods.includes(method) &&
    rule.origins.some((allowed) => matches(allowed, origin)) &&
    headers.every((name) => rule.headers.some((allowed) => matches(allowed, name)))
  );
}

/** One star stands for any text. */
function matches(allowed: string, text: string): boolean {
  const [start = '', ...end] = allowed.split('*');
  if (end.length === 0) return allowed === text;
  return text.length >= allowed.length - 1 && text.startsWith(start) && text.endsWith(end.join('*'));
}

function headersOf(rule: CorsRule, { origin }: Asked): Record<string, string> {
  const isAny = rule.origins.includes('*');
  return {
    'access-control-allow-origin': isAny ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(rule.exposed.length === 0 ? {} : { 'access-control-expose-headers': rule.exposed.join(', ') }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
