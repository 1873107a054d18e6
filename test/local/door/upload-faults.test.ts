import { describe, expect, it } from 'vitest';
import type { System } from '../../../scripts/local/system.ts';
import { aStore, Bucket, calls, startStore } from './a-store.ts';
import { anUploader, bytes, completion, listing } from './an-upload.ts';

let system: System;
startStore((started) => {
  system = started;
});
const { one, start, part } = anUploader(() => system);

describe('an upload in parts under faults', () => {
  it('is tried again by the SDK where a call fails', async () => {
    const UploadId = await start('tried');
    await system.faults.inject({ kind: 'throttle', action: 'UploadPart' });
    await system.faults.inject({ kind: 'error-after-commit', action: 'UploadPart', nth: 2 });
    const { output, attempts } = await one([
      's3',
      'UploadPart',
      { Bucket, Key: 'tried', UploadId, PartNumber: 1, Body: 'x' },
    ]);
    expect(attempts).toBe(3);
    await one(completion('tried', UploadId, [{ PartNumber: 1, ETag: String(output?.['ETag']) }]));
    expect(await system.readObject('Store', 'tried')).toBe('x');
  });

  it('is whole when its writer dies right after it is complete, and not there when it dies before', async () => {
    const UploadId = await start('killed');
    const only = await part('killed', UploadId, [1, 'x']);
    const complete = completion('killed', UploadId, [only]);
    for (const kind of ['kill-before', 'kill-after'] as const) {
      expect(await system.readObject('Store', 'killed')).toBeUndefined();
      await system.faults.inject({ kind, action: 'CompleteMultipartUpload' });
      await expect(calls(system, 'Writer', complete)).rejects.toThrow('Runtime.ExitError');
    }
    expect(await system.readObject('Store', 'killed')).toBe('x');
  });
});

describe('an upload in parts that a restart of the system interrupts', () => {
  it('goes on where it was', async () => {
    const before = system;
    system = await aStore();
    const { dataFolder } = system;
    const UploadId = await start('interrupted');
    const first = await part('interrupted', UploadId, [1, { fill: 'a', bytes }]);
    await system.stop();
    system = await aStore(undefined, dataFolder);
    expect((await one(listing('interrupted', UploadId))).output).toMatchObject({ Parts: [{ Size: bytes }] });
    const second = await part('interrupted', UploadId, [2, 'the end']);
    await one(completion('interrupted', UploadId, [first, second]));
    const content = await system.readObject('Store', 'interrupted');
    expect([content?.length, content?.slice(bytes)]).toEqual([bytes + 7, 'the end']);
    system = before;
  });
});
