import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Loopback } from '../loopback.ts';
import type { LoopbackResponse } from '../loopback-response.ts';
import { objectError } from './object-error.ts';
import { contentFile } from './object-files.ts';
import type { ObjectRequest } from './object-request.ts';
import { readRange } from './read-range.ts';

/** An answer whose body is not held in memory; its `content-length` says how long it is. */
export interface StreamedResponse extends Omit<LoopbackResponse, 'body'> {
  readonly content: Readable;
}

/** Read at once: node's 64 KB cost as much again in turns of the loop. */
const highWaterMark = 1_048_576;

/** What the engine looks at to answer something else than the content. */
const conditions = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/**
 * GetObject straight from the file, whole or one range of it: the engine would read the whole object into memory for either.
 * @returns undefined for what the engine is to answer itself: what is no plain read, or finds nothing
 */
export async function streamObject(
  { request, bucket, key, query }: ObjectRequest,
  { engine, folder }: { readonly engine: Loopback; readonly folder: string },
): Promise<StreamedResponse | LoopbackResponse | undefined> {
  if (request.method !== 'GET' || query.has('attributes') || query.has('partNumber')) return undefined;
  if (conditions.some((name) => request.headers[name] !== undefined)) return undefined;
  const { range: asked, ...headers } = request.headers;
  const found = await engine.send({ ...request, method: 'HEAD', headers });
  if (found.status !== 200) return undefined;
  const file = await open(contentFile(folder, bucket, key));
  const { size } = await file.stat();
  const range = readRange(asked, size);
  if (range === undefined) {
    const whole = { ...found.headers, 'accept-ranges': 'bytes', 'content-length': String(size) };
    return { status: 200, headers: whole, content: file.createReadStream({ highWaterMark }) };
  }
  if (range === 'unsatisfiable') {
    await file.close();
    return objectError(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  return {
    status: 206,
    headers: {
      ...withoutChecksum(found.headers),
      'accept-ranges': 'bytes',
      'content-range': `bytes ${range.start}-${range.end}/${size}`,
      'content-length': String(range.end - range.start + 1),
    },
    content: file.createReadStream({ ...range, highWaterMark }),
  };
}

/** A checksum is of the whole object: S3 does not tell it beside a part, which a client would compare with it. */
function withoutChecksum(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum')));
}
