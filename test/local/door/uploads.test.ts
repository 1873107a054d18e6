import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { System } from '../../../scripts/local/system.ts';
import { aLink, Bucket, calls, startStore } from './a-store.ts';
import { anUploader, bytes, completion, listing } from './an-upload.ts';

let system: System;
startStore((started) => {
  system = started;
});
const { one, start, part } = anUploader(() => system);

const uploads = (): string => join(system.dataFolder, 'queues/objects/_multipart');
const heard = (): number =>
  system.meter
    .entries()
    .filter(({ service, functionName }) => service === 'lambda' && functionName === 'Listener')
    .reduce((sum, { requests }) => sum + requests, 0);

describe('an upload in parts', () => {
  it('makes one object of them in the order of their numbers, and tells who listens', async () => {
    const before = heard();
    const UploadId = await start('whole.csv');
    const second = await part('whole.csv', UploadId, [2, 'the end']);
    const first = await part('whole.csv', UploadId, [1, { fill: 'a', bytes }]);
    const { output } = await one(completion('whole.csv', UploadId, [first, second]));
    expect(output).toMatchObject({
      Bucket,
      Key: 'whole.csv',
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/) as string,
    });
    const answer = await fetch(await aLink(system, { Key: 'whole.csv' }));
    expect(answer.headers.get('content-type')).toBe('text/csv');
    const content = await answer.text();
    expect([content.length, content.slice(0, 2), content.slice(bytes - 1)]).toEqual([
      bytes + 7,
      'aa',
      'athe end',
    ]);
    expect(existsSync(join(uploads(), UploadId))).toBe(false);
    await system.idle();
    expect(heard()).toBe(before + 1);
  });

  it('is counted call by call', async () => {
    system.meter.reset();
    const UploadId = await start('counted');
    const only = await part('counted', UploadId, [1, 'x']);
    await one(listing('counted', UploadId));
    await one(completion('counted', UploadId, [only]));
    await one(['s3', 'AbortMultipartUpload', { Bucket, Key: 'counted', UploadId: await start('counted') }]);
    const counted = system.meter.entries().filter(({ service }) => service === 's3');
    expect(Object.fromEntries(counted.map(({ action, requests }) => [action, requests]))).toEqual({
      CreateMultipartUpload: 2,
      UploadPart: 1,
      ListParts: 1,
      CompleteMultipartUpload: 1,
      AbortMultipartUpload: 1,
    });
    expect(
      counted.every(({ resource, functionName }) => resource === Bucket && functionName === 'Writer'),
    ).toBe(true);
  });

  it('keeps of a number that came twice the last', async () => {
    const UploadId = await start('twice');
    const earlier = await part('twice', UploadId, [1, 'earlier']);
    const later = await part('twice', UploadId, [1, 'later']);
    expect(await one(completion('twice', UploadId, [earlier]))).toMatchObject({ error: 'InvalidPart' });
    await one(completion('twice', UploadId, [later]));
    expect(await system.readObject('Store', 'twice')).toBe('later');
  });

  it('lists its parts, page by page', async () => {
    const UploadId = await start('a & b');
    for (const number of [3, 1, 2]) await part('a & b', UploadId, [number, 'x'.repeat(number)]);
    const { output } = await one(listing('a & b', UploadId, { MaxParts: 2 }));
    expect(output).toMatchObject({
      Key: 'a & b',
      UploadId,
      IsTruncated: true,
      NextPartNumberMarker: '2',
      Parts: [
        { PartNumber: 1, Size: 1, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string },
        { PartNumber: 2, Size: 2 },
      ],
    });
    const next = await one(listing('a & b', UploadId, { PartNumberMarker: '2' }));
    expect(next.output).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 3, Size: 3 }] });
  });

  it('leaves nothing when it is given up', async () => {
    const UploadId = await start('given-up');
    const made = await part('given-up', UploadId, [1, 'x']);
    await one(['s3', 'AbortMultipartUpload', { Bucket, Key: 'given-up', UploadId }]);
    expect(readdirSync(uploads())).not.toContain(UploadId);
    expect(await one(completion('given-up', UploadId, [made]))).toMatchObject({
      error: 'NoSuchUpload',
      status: 404,
    });
    expect(await one(listing('given-up', UploadId))).toMatchObject({ error: 'NoSuchUpload' });
    expect(await system.readObject('Store', 'given-up')).toBeUndefined();
  });

  it('takes no name that has an object, when it must be new; the object stays and the upload may be given up', async () => {
    await one(['s3', 'PutObject', { Bucket, Key: 'taken', Body: 'first' }]);
    const UploadId = await start('taken');
    const made = await part('taken', UploadId, [1, 'second']);
    const refused = await one(completion('taken', UploadId, [made], { IfNoneMatch: '*' }));
    expect(refused).toMatchObject({ error: 'PreconditionFailed', status: 412 });
    expect(await system.readObject('Store', 'taken')).toBe('first');
    const given = await one(['s3', 'AbortMultipartUpload', { Bucket, Key: 'taken', UploadId }]);
    expect(given.error).toBeUndefined();
    const fresh = await start('not-taken');
    const only = await part('not-taken', fresh, [1, 'new']);
    expect((await one(completion('not-taken', fresh, [only], { IfNoneMatch: '*' }))).error).toBeUndefined();
  });

  it('belongs to its key: another name does not get at it', async () => {
    const UploadId = await start('mine');
    await part('mine', UploadId, [1, 'x']);
    const elsewhere = { Bucket, Key: 'yours', UploadId };
    const answers = [
      await one(['s3', 'UploadPart', { ...elsewhere, PartNumber: 1, Body: 'y' }]),
      await one(['s3', 'AbortMultipartUpload', elsewhere]),
      await one(listing('yours', UploadId)),
      await one(listing('mine', '../../buckets')),
    ];
    expect(answers.map(({ error }) => error)).toEqual(Array(4).fill('NoSuchUpload'));
    expect((await one(listing('mine', UploadId))).output).toMatchObject({ Parts: [{ Size: 1 }] });
  });

  it('needs the permission for each call', async () => {
    const UploadId = await start('denied');
    const mine = { Bucket, Key: 'denied', UploadId };
    const answers = await calls(
      system,
      'Reader',
      ['s3', 'CreateMultipartUpload', { Bucket, Key: 'denied' }],
      ['s3', 'UploadPart', { ...mine, PartNumber: 1, Body: 'x' }],
      completion('denied', UploadId, [{ PartNumber: 1, ETag: 'x' }]),
      ['s3', 'AbortMultipartUpload', mine],
      listing('denied', UploadId),
    );
    expect(answers.map(({ error }) => error)).toEqual(Array(5).fill('AccessDenied'));
    expect(answers.map(({ message = '' }) => /perform: (\S+)/.exec(message)?.[1])).toEqual([
      's3:PutObject',
      's3:PutObject',
      's3:PutObject',
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
    ]);
  });

  it('is refused what S3 refuses: small parts before the last, numbers out of range, no parts at all', async () => {
    const UploadId = await start('wrong');
    const small = [await part('wrong', UploadId, [1, 'x']), await part('wrong', UploadId, [2, 'y'])];
    expect(await one(completion('wrong', UploadId, small))).toMatchObject({ error: 'EntityTooSmall' });
    expect(await one(completion('wrong', UploadId, [...small].reverse()))).toMatchObject({
      error: 'InvalidPartOrder',
    });
    expect(await one(completion('wrong', UploadId, []))).toMatchObject({ error: 'MalformedXML' });
    const beyond = { Bucket, Key: 'wrong', UploadId, PartNumber: 10_001, Body: 'x' };
    expect(await one(['s3', 'UploadPart', beyond])).toMatchObject({ error: 'InvalidArgument' });
    const large = { ...beyond, PartNumber: 3, Body: { fill: 'x', bytes: 12 * 1_048_576 } };
    expect(await one(['s3', 'UploadPart', large])).toMatchObject({ error: 'EntityTooLarge' });
  });
});
