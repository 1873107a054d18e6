import type { LoopbackResponse } from '../engines/loopback-response.ts';
import { objectError } from '../engines/objects/object-error.ts';

/** What the query of a presigned link says of its signature (S3 API reference, "Authenticating requests: query parameters"). */
export interface Presigned {
  readonly accessKey: string;
  /** `<day>/<region>/s3/aws4_request` */
  readonly scope: string;
  readonly region: string;
  /** As in the link: `20260120T160000Z`. */
  readonly date: string;
  readonly signedAt: Date;
  readonly lifetimeSeconds: number;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const week = 604_800;
const names = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

export function readPresigned(query: URLSearchParams): Presigned | LoopbackResponse {
  const told = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  if (names.every((name) => told(name) === '')) return objectError(403, 'AccessDenied', 'Access Denied');
  if (names.some((name) => told(name) === ''))
    return malformed(
      `Query-string authentication version 4 requires the ${names.map((name) => `X-Amz-${name}`).join(', ')} parameters.`,
    );
  if (told('Algorithm') !== algorithm) return malformed(`X-Amz-Algorithm only supports "${algorithm}"`);
  const [accessKey = '', day = '', region = '', ...rest] = told('Credential').split('/');
  if (rest.join('/') !== 's3/aws4_request')
    return malformed('Error parsing the X-Amz-Credential parameter; the Credential is mal-formed');
  const signedAt = instantOf(told('Date'));
  if (!signedAt || !told('Date').startsWith(day))
    return malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  const lifetimeSeconds = Number(told('Expires'));
  if (!/^\d+$/.test(told('Expires')) || lifetimeSeconds > week)
    return malformed(`X-Amz-Expires must be a number of seconds, non-negative and no more than ${week}`);
  return {
    accessKey,
    scope: `${day}/${region}/s3/aws4_request`,
    region,
    date: told('Date'),
    signedAt,
    lifetimeSeconds,
    signedHeaders: told('SignedHeaders').split(';'),
    signature: told('Signature'),
  };
}

function instantOf(date: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function malformed(message: string): LoopbackResponse {
  return objectError(400, 'AuthorizationQueryParametersError', message);
}
