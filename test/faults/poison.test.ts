import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared } from '../../schemas/receipt.ts';
import { aRequest, aTrip } from '../support/builders.ts';
import { poisonStream } from '../support/poison.ts';
import { aReceiptSecret } from '../support/receipt-secret.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';

const community = '410105001003';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

describe('a poison record', () => {
  let running: RunningSystem;
  const { hash, secret } = aReceiptSecret();
  beforeAll(async () => {
    running = await aRunningSystem({ at: '2026-01-17T10:10:00+08:00', only: [community] });
  });
  afterAll(() => running.stop());

  const declare = async (): Promise<string> => {
    const trip = aTrip({
      expectedArrivalAt: '2026-01-20T15:00:00+08:00',
      destination: { community, address: '1 号楼' },
    });
    const body = aRequest({ trip, receiptHash: hash });
    const answer = await running.citizen({ method: 'POST', path: '/v1/declarations', body });
    return answer.as(declared).declarations[0]?.id ?? '';
  };

  it('of the stream is set aside whole, and the others go on', async () => {
    await poisonStream(running);
    const id = await declare();
    await running.system.idle();
    const s3 = new S3Client({
      endpoint: running.system.s3.endpoint,
      region: 'us-east-1',
      credentials,
      forcePathStyle: true,
    });
    const Bucket = running.system.resource('SetAsideBucket');
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'distribute/' }));
    expect(Contents).toHaveLength(1);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    expect(await Body?.transformToString()).toContain('poisonpoison');
    await running.system.clock.set(new Date('2026-01-17T10:30:05+08:00'));
    await running.system.idle();
    const worklist = await running.as(`officer-${community}`)({ path: '/v1/worklist' });
    expect(worklist.text).toContain(id);
    expect(
      (await running.citizen({ path: `/v1/declarations/${id}`, headers: { 'Receipt-Secret': secret } }))
        .status,
    ).toBe(200);
  });

  it.each(['AssignmentQueue', 'NotifyQueue'])(
    'of the %s lies among its dead letters at once and whole; a redrive takes it back',
    async (name) => {
      const queue = running.system.model.queues.find(({ path }) => path.endsWith(`/${name}`));
      const sqs = new SQSClient({ endpoint: running.system.sqs.endpoint, region: 'us-east-1', credentials });
      const bodies = [
        `{"poison":"${name}"}`,
        `not JSON for ${name}`,
        `{"kind":"submitted","declaration":"${name}"}`,
      ];
      for (const MessageBody of bodies)
        await sqs.send(new SendMessageCommand({ QueueUrl: queue?.url, MessageBody }));
      await running.system.idle();
      const setAside = async () =>
        (await running.system.deadLetters.list()).filter(({ body }) => bodies.includes(body));
      expect((await setAside()).map(({ body }) => body).toSorted()).toEqual(bodies.toSorted());
      const [letter] = await setAside();
      expect(await running.system.deadLetters.redrive(letter?.queue ?? '')).toBe(3);
      await running.system.idle();
      // Nothing was mended meanwhile: they come back, and none is lost.
      expect(await setAside()).toHaveLength(3);
    },
  );
});
