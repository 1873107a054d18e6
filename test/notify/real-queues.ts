import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startQueueEngine } from '../../scripts/local/engines/start-queue-engine.ts';
import { aBucket, aQueue, region } from '../local/gateway/a-model.ts';

/** Real queues and a real bucket, to which the functions of this test file are pointed by their environment. */
export interface RealQueues {
  url(name: string): string;
  bucket: string;
  /** The bodies of what stands in a queue, in no order; it is empty then. */
  take(name: string): Promise<string[]>;
  /** What was set aside: contents by name. */
  objects(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export async function realQueues(...names: string[]): Promise<RealQueues> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'queues-'));
  const queues = names.map((name) => aQueue({ name }));
  const bucket = aBucket();
  const clock = new SharedArrayBuffer(8);
  const engine = await startQueueEngine(
    { dataFolder, region, queues, buckets: [bucket], clock },
    () => undefined,
  );
  const url = (name: string) => `${engine.sqsEndpoint}/000000000000/${name}`;
  const sqs = new SQSClient({ region, credentials, endpoint: engine.sqsEndpoint });
  const s3 = new S3Client({ region, credentials, endpoint: engine.s3Endpoint, forcePathStyle: true });
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SQS: engine.sqsEndpoint,
    AWS_ENDPOINT_URL_S3: engine.s3Endpoint,
  });
  return {
    url,
    bucket: bucket.name,
    take: (name) => takeAll(sqs, url(name)),
    objects: () => readAll(s3, bucket.name),
    stop: async () => {
      sqs.destroy();
      s3.destroy();
      await engine.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function takeAll(sqs: SQSClient, QueueUrl: string): Promise<string[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages)
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const bodies = Messages.map(({ Body = '' }) => Body);
  return bodies.length === 0 ? [] : [...bodies, ...(await takeAll(sqs, QueueUrl))];
}

async function readAll(s3: S3Client, Bucket: string): Promise<Record<string, string>> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const read = Contents.map(async ({ Key = '' }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return [Key, (await Body?.transformToString()) ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
