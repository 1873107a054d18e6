import { timingSafeEqual } from 'node:crypto';
import type { LoopbackResponse } from '../engines/loopback-response.ts';
import { objectError } from '../engines/objects/object-error.ts';
import type { Presigned } from './read-presigned.ts';
import { type SignedRequest, signatureOf } from './sign-link.ts';

/** Who may sign here, with which secret, and what time it is. */
export interface Signers {
  readonly region: string;
  readonly now: Date;
  readonly secretOf: (accessKey: string) => string | undefined;
}

/** S3 bears with clocks that go wrong by a quarter of an hour. */
const tolerance = 15 * 60_000;

/** Why a link does not hold, as S3 says it; undefined when it does. What its signer may do is another question. */
export function refuseLink(
  request: SignedRequest,
  presigned: Presigned,
  { region, now, secretOf }: Signers,
): LoopbackResponse | undefined {
  const { accessKey, signedAt, lifetimeSeconds } = presigned;
  if (presigned.region !== region) return wrongRegion(presigned.region, region);
  const secret = secretOf(accessKey);
  if (secret === undefined)
    return objectError(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: accessKey },
    );
  const endsAt = new Date(signedAt.getTime() + lifetimeSeconds * 1000);
  const times = { 'X-Amz-Expires': String(lifetimeSeconds), Expires: iso(endsAt), ServerTime: iso(now) };
  if (signedAt.getTime() > now.getTime() + tolerance)
    return objectError(403, 'AccessDenied', 'Request is not valid yet', times);
  if (endsAt <= now) return objectError(403, 'AccessDenied', 'Request has expired', times);
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !presigned.signedHeaders.includes(name),
  );
  if (unsigned.length > 0 || !presigned.signedHeaders.includes('host'))
    return objectError(
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
      {
        HeadersNotSigned: unsigned.join(', '),
      },
    );
  return isSame(signatureOf(request, presigned, secret), presigned.signature) ? undefined : mismatch();
}

function isSame(wanted: string, given: string): boolean {
  const [left, right] = [Buffer.from(wanted), Buffer.from(given)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

function mismatch(): LoopbackResponse {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  return objectError(403, 'SignatureDoesNotMatch', message);
}

function wrongRegion(given: string, region: string): LoopbackResponse {
  const message = `Error parsing the X-Amz-Credential parameter; the region '${given}' is wrong; expecting '${region}'`;
  return objectError(400, 'AuthorizationQueryParametersError', message, { Region: region });
}

function iso(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
