import type { IncomingHttpHeaders } from 'node:http';
import type { HttpAnswer } from './answer.ts';
import type { StaticFile } from './static-files.ts';

/** What a private bucket answers for an object that is not there: without leave to list it, S3 does not even say so. */
export const accessDenied: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  cookies: [],
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

/** CloudFront compresses what is between these sizes and of these types. */
const smallest = 1000;
const largest = 10_000_000;
const compressible = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/;

export async function staticAnswer(
  file: StaticFile,
  key: string,
  headers: IncomingHttpHeaders,
  compress: boolean,
): Promise<HttpAnswer> {
  const encoding = compress ? encodingFor(file, headers['accept-encoding'] ?? '') : undefined;
  const etag = encoding ? `W/${file.etag}` : file.etag;
  const own = {
    etag,
    'last-modified': file.lastModified,
    'cache-control': cacheControl(key),
    ...(compress ? { vary: 'accept-encoding' } : {}),
  };
  if (
    headers['if-none-match']?.split(', ').some((known) => known.replace(/^W\//, '') === file.etag) === true
  ) {
    return { status: 304, headers: own, cookies: [], body: '' };
  }
  const typed = { ...own, 'content-type': file.type };
  if (!encoding) return { status: 200, headers: typed, cookies: [], body: file.body };
  return {
    status: 200,
    headers: { ...typed, 'content-encoding': encoding },
    cookies: [],
    body: await file.encoded(encoding),
  };
}

/** As the upload sets it: files with a hash in their name never change, all others are asked for again. */
function cacheControl(key: string): string {
  return key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function encodingFor({ body, type }: StaticFile, accepted: string): 'br' | 'gzip' | undefined {
  if (body.length < smallest || body.length > largest || !compressible.test(type)) return undefined;
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}
