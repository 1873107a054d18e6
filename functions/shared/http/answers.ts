import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Answer = APIGatewayProxyStructuredResultV2;

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** 200 with a body, and its entity tag where it has a version. */
export function ok(body: unknown, tag?: string): Answer {
  return {
    statusCode: 200,
    headers: tag === undefined ? headers : { ...headers, etag: tag },
    body: JSON.stringify(body),
  };
}

/** 201: it is stored (requirements K2). */
export function created(body: unknown, tag?: string): Answer {
  return { ...ok(body, tag), statusCode: 201 };
}

/** 202: it is stored, and what it comes to is to be asked for. */
export function accepted(body: unknown): Answer {
  return { ...ok(body), statusCode: 202 };
}

/** The entity tag of a version, as RFC 9110 writes it. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/** 302 to another address of ours. */
export function movedTo(address: string): Answer {
  return { statusCode: 302, headers: { location: address, 'cache-control': 'no-store' }, body: '' };
}
