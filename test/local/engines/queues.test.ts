import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { aQueue } from '../gateway/a-model.ts';
import { type SomeEngines, someEngines } from './some-engines.ts';

const QueueUrl = aQueue().url;

async function receive(
  some: SomeEngines,
): Promise<readonly { body: string | undefined; count: string | undefined; handle: string | undefined }[]> {
  const { Messages } = await some.clients.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }),
  );
  return (Messages ?? []).map(({ Body, Attributes, ReceiptHandle }) => ({
    body: Body,
    count: Attributes?.ApproximateReceiveCount,
    handle: ReceiptHandle,
  }));
}

describe('the queues of the template', () => {
  it('are made with their times and where their dead letters go', async () => {
    const dead = aQueue({ name: 'Dead' });
    const queue = aQueue({ visibilitySeconds: 77, redrive: { deadLetterArn: dead.arn, maxReceiveCount: 4 } });
    const some = await someEngines({ queues: [dead, queue] });
    const { Attributes } = await some.clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ VisibilityTimeout: '77', MessageRetentionPeriod: '345600' });
    expect(JSON.parse(Attributes?.['RedrivePolicy'] ?? '')).toMatchObject({ maxReceiveCount: 4 });
  });

  it('keep their messages over a restart, and give out again at once what was in flight', async () => {
    const some = await someEngines();
    await some.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    expect(await receive(some)).toMatchObject([{ body: 'kept', count: '1' }]);
    expect(await receive(some)).toEqual([]);
    await some.restart();
    expect(await receive(some)).toMatchObject([{ body: 'kept', count: '2' }]);
  });

  it('take over changed attributes at a restart, with their messages', async () => {
    const some = await someEngines();
    await some.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    await some.restart({ queues: [aQueue({ visibilitySeconds: 5 })] });
    const { Attributes } = await some.clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ VisibilityTimeout: '5' });
    expect(await receive(some)).toMatchObject([{ body: 'kept' }]);
  });

  it('make a message visible again at once when asked to', async () => {
    const some = await someEngines();
    await some.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'again' }));
    const [first] = await receive(some);
    const change = { QueueUrl, ReceiptHandle: first?.handle, VisibilityTimeout: 0 };
    await some.clients.sqs.send(new ChangeMessageVisibilityCommand(change));
    expect(await receive(some)).toMatchObject([{ body: 'again', count: '2' }]);
  });
});
