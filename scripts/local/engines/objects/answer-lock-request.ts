import type { BucketModel } from '../../seams/storage-model.ts';
import type { LoopbackResponse } from '../loopback-response.ts';
import { type LockMode, mayReplaceRetention, type ObjectLock } from './locks.ts';
import { objectError } from './object-error.ts';
import type { ObjectRequest } from './object-request.ts';
import type { ObjectFrontSettings } from './start-object-front.ts';

/** PutObjectRetention, GetObjectRetention, PutObjectLegalHold, GetObjectLegalHold; undefined for any other request. */
export function answerLockRequest(
  asked: ObjectRequest,
  { locks, buckets }: ObjectFrontSettings,
): LoopbackResponse | undefined {
  const { bucket, key, query, request } = asked;
  const subject = ['retention', 'legal-hold'].find((name) => query.has(name));
  if (subject === undefined) return undefined;
  if (!buckets.find(({ name }) => name === bucket)?.objectLock) return notLockable();
  const lock = locks.find(bucket, key);
  if (request.method === 'GET') return subject === 'retention' ? retentionXml(lock) : holdXml(lock);
  const text = Buffer.from(request.body).toString('utf8');
  if (subject === 'legal-hold') {
    locks.put(bucket, key, { ...lock, legalHold: element(text, 'Status') === 'ON' });
    return done();
  }
  const wanted = retentionFrom(element(text, 'Mode'), element(text, 'RetainUntilDate'));
  if (!wanted) return objectError(400, 'MalformedXML', 'The XML you provided was not well-formed');
  const bypassesGovernance = request.headers['x-amz-bypass-governance-retention'] === 'true';
  if (!mayReplaceRetention(lock, wanted, { now: locks.now(), bypassesGovernance })) {
    return objectError(403, 'AccessDenied', 'Access Denied because object protected by object lock.');
  }
  locks.put(bucket, key, { ...lock, retention: wanted });
  return done();
}

/** The lock that a new object gets by its headers, else by the bucket's default; an error where the bucket takes none. */
export function lockOfNewObject(
  { request: { headers } }: ObjectRequest,
  bucket: BucketModel | undefined,
  now: Date,
): ObjectLock | LoopbackResponse | undefined {
  const retention = retentionFrom(
    headers['x-amz-object-lock-mode'],
    headers['x-amz-object-lock-retain-until-date'],
  );
  const legalHold = headers['x-amz-object-lock-legal-hold'] === 'ON';
  if (!bucket?.objectLock) return retention || legalHold ? notLockable() : undefined;
  const { defaultRetention } = bucket;
  const fallback = defaultRetention && {
    mode: defaultRetention.mode,
    until: new Date(now.getTime() + defaultRetention.days * 86_400_000),
  };
  const kept = retention ?? fallback;
  return { ...(kept ? { retention: kept } : {}), legalHold };
}

/** The headers by which HeadObject and GetObject tell of a lock. */
export function lockHeaders({ retention, legalHold }: ObjectLock): Record<string, string> {
  return {
    ...(retention
      ? {
          'x-amz-object-lock-mode': retention.mode,
          'x-amz-object-lock-retain-until-date': retention.until.toISOString(),
        }
      : {}),
    ...(legalHold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
  };
}

function retentionFrom(mode: string | undefined, until: string | undefined): ObjectLock['retention'] {
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || until === undefined) return undefined;
  const known: LockMode = mode;
  return { mode: known, until: new Date(until) };
}

function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

function retentionXml({ retention }: ObjectLock): LoopbackResponse {
  if (!retention) return noneFound();
  const { mode, until } = retention;
  return xml(
    `<Retention><Mode>${mode}</Mode><RetainUntilDate>${until.toISOString()}</RetainUntilDate></Retention>`,
  );
}

function holdXml({ legalHold }: ObjectLock): LoopbackResponse {
  return xml(`<LegalHold><Status>${legalHold ? 'ON' : 'OFF'}</Status></LegalHold>`);
}

function xml(text: string): LoopbackResponse {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) };
}

function done(): LoopbackResponse {
  return { status: 200, headers: {}, body: Buffer.alloc(0) };
}

function noneFound(): LoopbackResponse {
  return objectError(
    404,
    'NoSuchObjectLockConfiguration',
    'The specified object does not have a ObjectLock configuration',
  );
}

function notLockable(): LoopbackResponse {
  return objectError(400, 'InvalidRequest', 'Bucket is missing Object Lock Configuration');
}
