import { createHash, createHmac } from 'node:crypto';
import type { Presigned } from './read-presigned.ts';

/** What of a request is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Without the query, as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * The signature that a link must have (Signature Version 4, "Create a canonical request" and "Calculate the signature").
 * Written here and not taken from the SDK, which signs the links: what it gets wrong would be found wrong.
 */
export function signatureOf(request: SignedRequest, presigned: Presigned, secret: string): string {
  const { date, scope } = presigned;
  const text = ['AWS4-HMAC-SHA256', date, scope, hash(canonical(request, presigned))].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

function canonical({ method, path, query, headers }: SignedRequest, { signedHeaders }: Presigned): string {
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort(byBytes);
  const lines = signedHeaders.map((name) => `${name}:${trimmed(headers[name])}\n`);
  return [
    method,
    path.split('/').map(decodeURIComponent).map(encoded).join('/'),
    parameters.join('&'),
    lines.join(''),
    signedHeaders.join(';'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

function trimmed(value: string | readonly string[] | undefined): string {
  const text = typeof value === 'string' ? value : (value ?? []).join(',');
  return text.trim().replace(/ +/g, ' ');
}

/** As RFC 3986 has it, which leaves less than `encodeURIComponent`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byBytes(left: string, right: string): number {
  return left < right ? -1 : 1;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
