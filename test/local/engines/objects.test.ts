import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it, vi } from 'vitest';
import { aBucket } from '../gateway/a-model.ts';
import { type SomeEngines, someEngines } from './some-engines.ts';

const Bucket = aBucket().name;
const locked = aBucket({ name: 'audit', objectLock: true });
const dayMs = 86_400_000;

function put(some: SomeEngines, Key: string, more: object = {}): Promise<unknown> {
  return some.clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'content', ...more }));
}

async function read(some: SomeEngines, Key: string, bucket = Bucket): Promise<string | undefined> {
  const { Body } = await some.clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return Body?.transformToString();
}

describe('a write to a bucket', () => {
  it('is bytes, whatever they are called', async () => {
    const some = await someEngines();
    for (const ContentType of [
      'application/x-www-form-urlencoded',
      'application/x-amz-json-1.0',
      'text/csv',
    ]) {
      await put(some, 'a', { Body: `证件号码,${ContentType}`, ContentType });
      expect(await read(some, 'a')).toBe(`证件号码,${ContentType}`);
    }
  });
});

describe('a write to a bucket under a condition', () => {
  it('is refused when the object must not be there and is', async () => {
    const some = await someEngines();
    await put(some, 'a', { Body: 'first', IfNoneMatch: '*' });
    await expect(put(some, 'a', { Body: 'second', IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await read(some, 'a')).toBe('first');
  });

  it('lets exactly one of many through that come at once', async () => {
    const some = await someEngines();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => put(some, 'one', { Body: String(index), IfNoneMatch: '*' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused when the object must be as it was and is not', async () => {
    const some = await someEngines();
    await put(some, 'a');
    const { ETag } = await some.clients.s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }));
    await put(some, 'a', { Body: 'second', IfMatch: ETag });
    await expect(put(some, 'a', { Body: 'third', IfMatch: ETag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put(some, 'nobody', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('an object under lock', () => {
  const until = (some: SomeEngines, days: number): Date =>
    new Date(some.clock.now().getTime() + days * dayMs);

  async function lockedObject(mode: 'COMPLIANCE' | 'GOVERNANCE'): Promise<SomeEngines> {
    const some = await someEngines({ buckets: [aBucket(), locked] });
    const retention = { ObjectLockMode: mode, ObjectLockRetainUntilDate: until(some, 10) };
    await some.clients.s3.send(
      new PutObjectCommand({ Bucket: locked.name, Key: 'root', Body: 'kept', ...retention }),
    );
    return some;
  }

  const target = { Bucket: locked.name, Key: 'root' };
  const refused = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

  it('is neither deleted nor overwritten before its time, by the settable clock', async () => {
    const some = await lockedObject('COMPLIANCE');
    await expect(some.clients.s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject(refused);
    const bypass = { ...target, BypassGovernanceRetention: true };
    await expect(some.clients.s3.send(new DeleteObjectCommand(bypass))).rejects.toMatchObject(refused);
    await expect(some.clients.s3.send(new PutObjectCommand({ ...target, Body: 'x' }))).rejects.toMatchObject(
      refused,
    );
    expect(await read(some, 'root', locked.name)).toBe('kept');
    await some.clock.advance(11 * dayMs);
    await some.clients.s3.send(new DeleteObjectCommand(target));
    await expect(read(some, 'root', locked.name)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is still locked after a restart', async () => {
    const some = await lockedObject('COMPLIANCE');
    await some.restart();
    await expect(some.clients.s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject(refused);
  });

  it('tells its lock, which may be lengthened and not shortened', async () => {
    const some = await lockedObject('COMPLIANCE');
    const head = await some.clients.s3.send(new HeadObjectCommand(target));
    expect(head.ObjectLockMode).toBe('COMPLIANCE');
    const retain = (days: number): Promise<unknown> => {
      const Retention = { Mode: 'COMPLIANCE' as const, RetainUntilDate: until(some, days) };
      return some.clients.s3.send(new PutObjectRetentionCommand({ ...target, Retention }));
    };
    await expect(retain(5)).rejects.toMatchObject(refused);
    await retain(20);
    const { Retention } = await some.clients.s3.send(new GetObjectRetentionCommand(target));
    expect(Retention?.RetainUntilDate?.getTime()).toBeGreaterThan(until(some, 19).getTime());
  });

  it('yields to who may bypass it under governance', async () => {
    const some = await lockedObject('GOVERNANCE');
    await expect(some.clients.s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject(refused);
    await some.clients.s3.send(new DeleteObjectCommand({ ...target, BypassGovernanceRetention: true }));
  });

  it('is held by a legal hold until that is taken off', async () => {
    const some = await someEngines({ buckets: [locked] });
    await some.clients.s3.send(
      new PutObjectCommand({ ...target, Body: 'x', ObjectLockLegalHoldStatus: 'ON' }),
    );
    await expect(some.clients.s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject(refused);
    await some.clients.s3.send(new PutObjectLegalHoldCommand({ ...target, LegalHold: { Status: 'OFF' } }));
    await some.clients.s3.send(new DeleteObjectCommand(target));
  });

  it('gets the retention of its bucket when it says none', async () => {
    const bucket = { ...locked, defaultRetention: { mode: 'COMPLIANCE' as const, days: 1 } };
    const some = await someEngines({ buckets: [bucket] });
    await some.clients.s3.send(new PutObjectCommand({ ...target, Body: 'x' }));
    await expect(some.clients.s3.send(new DeleteObjectCommand(target))).rejects.toMatchObject(refused);
  });

  it('is refused where the bucket takes no locks', async () => {
    const some = await someEngines();
    const retention = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: until(some, 1) };
    await expect(put(some, 'a', retention)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});

describe('the news of an object', () => {
  it('comes once for each one made, with its kind, size and tag', async () => {
    const some = await someEngines();
    await put(some, 'feeds/a b.csv', { Body: 'four' });
    await some.clients.s3.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/feeds/a%20b.csv` }),
    );
    const upload = { Bucket, Key: 'large' };
    const { UploadId } = await some.clients.s3.send(new CreateMultipartUploadCommand(upload));
    const part = await some.clients.s3.send(
      new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: 'part' }),
    );
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
    await some.clients.s3.send(new CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload }));
    await vi.waitFor(() => expect(some.created).toHaveLength(3));
    expect(some.created.map(({ key, eventName, size }) => [key, eventName, size])).toEqual([
      ['feeds/a b.csv', 'ObjectCreated:Put', 4],
      ['copy', 'ObjectCreated:Copy', 4],
      ['large', 'ObjectCreated:CompleteMultipartUpload', 4],
    ]);
    expect(some.created[0]?.eTag).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not come for a write that was refused', async () => {
    const some = await someEngines();
    await put(some, 'a');
    await expect(put(some, 'a', { IfNoneMatch: '*' })).rejects.toThrow();
    await put(some, 'b');
    await vi.waitFor(() => expect(some.created.at(-1)?.key).toBe('b'));
    expect(some.created.map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
