import type { LoopbackRequest } from '../loopback.ts';

/** A request for one object, read from its path-style address. */
export interface ObjectRequest {
  readonly request: LoopbackRequest;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** `/bucket/some/key?query`. The key is empty for a request about the bucket. */
export function readObjectRequest(request: LoopbackRequest): ObjectRequest {
  const [path = '', query = ''] = request.path.split('?');
  const [bucket = '', ...key] = path.slice(1).split('/');
  return { request, bucket, key: decodeURIComponent(key.join('/')), query: new URLSearchParams(query) };
}

/** The event that the request causes when it succeeds; undefined when it makes no object. */
export function creationOf({ request, key, query }: ObjectRequest): string | undefined {
  if (key === '') return undefined;
  if (request.method === 'POST' && query.has('uploadId')) return 'ObjectCreated:CompleteMultipartUpload';
  if (
    request.method !== 'PUT' ||
    ['uploadId', 'retention', 'legal-hold', 'tagging', 'acl'].some((name) => query.has(name))
  ) {
    return undefined;
  }
  return request.headers['x-amz-copy-source'] === undefined ? 'ObjectCreated:Put' : 'ObjectCreated:Copy';
}
