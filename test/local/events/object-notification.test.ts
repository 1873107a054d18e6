import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FunctionModel } from '../../../scripts/local/seams/function-model.ts';
import type { BucketModel } from '../../../scripts/local/seams/storage-model.ts';
import { aBucket, aCaller, aQueue, region } from '../gateway/a-model.ts';
import { type Running, someMappings } from './some-mappings.ts';

const permission = { principal: 's3.amazonaws.com', sourceArn: aBucket().arn };
const failures = aQueue({ name: 'Failures' });

function invoked(override: Partial<FunctionModel> = {}): FunctionModel {
  return aCaller({ permissions: [permission], ...override });
}

function notifying(override: Partial<BucketModel['notifications'][number]> = {}): BucketModel {
  const notification = {
    event: 's3:ObjectCreated:*',
    functionArn: aCaller().arn,
    prefix: '',
    suffix: '',
    ...override,
  };
  return aBucket({ notifications: [notification] });
}

async function putObject(running: Running, Key: string): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({
    region,
    credentials,
    endpoint: running.engines.s3.endpoint,
    forcePathStyle: true,
  });
  onTestFinished(() => client.destroy());
  await client.send(new PutObjectCommand({ Bucket: aBucket().name, Key, Body: 'four' }));
}

describe('a bucket that notifies a function of new objects', () => {
  it('invokes it with the event that S3 documents', async () => {
    const running = await someMappings({ functions: [invoked()], buckets: [notifying()] }, () => undefined);
    await putObject(running, 'feeds/健康码 1.csv');
    await expect.poll(() => running.batches.length).toBe(1);
    await running.mappings.drained();
    expect(running.batches[0]?.[0]).toMatchObject({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: 'set-aside', arn: aBucket().arn },
        object: {
          key: 'feeds/%E5%81%A5%E5%BA%B7%E7%A0%81+1.csv',
          size: 4,
          eTag: expect.any(String) as string,
        },
      },
    });
  });

  it('minds prefix, suffix and kind of event', async () => {
    const bucket = notifying({ prefix: 'feeds/', suffix: '.csv', event: 's3:ObjectCreated:Put' });
    const running = await someMappings({ functions: [invoked()], buckets: [bucket] }, () => undefined);
    for (const key of ['feeds/a.txt', 'other/a.csv', 'feeds/a.csv']) await putObject(running, key);
    await expect.poll(() => running.batches.length).toBe(1);
    expect(running.batches.flat()).toMatchObject([{ s3: { object: { key: 'feeds/a.csv' } } }]);
    const copies = notifying({ event: 's3:ObjectCreated:Copy' });
    const other = await someMappings({ functions: [invoked()], buckets: [copies] }, () => undefined);
    await putObject(other, 'feeds/a.csv');
    await other.mappings.drained();
    expect(other.batches).toEqual([]);
  });

  it('tries again as often as the function says, then sets the event aside', async () => {
    const whenAsync = { maximumRetryAttempts: 1, maximumAgeSeconds: 3600, onFailureArn: failures.arn };
    const running = await someMappings(
      { functions: [invoked({ whenAsync })], buckets: [notifying()], queues: [failures] },
      () => {
        throw new Error('always');
      },
    );
    await putObject(running, 'a');
    await expect.poll(() => running.batches.length).toBe(2);
    await expect.poll(async () => (await running.queues.count(failures.url)).visible).toBe(1);
    const [message] = await running.queues.receive(failures.url, 1, 0);
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { Records: [{ s3: { object: { key: 'a' } } }] },
    });
  });

  it('does not start when the function gives S3 no permission', async () => {
    const closed = { functions: [invoked({ permissions: [] })], buckets: [notifying()] };
    await expect(someMappings(closed, () => undefined)).rejects.toThrow('gives S3 no permission');
  });
});
