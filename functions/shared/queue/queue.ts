import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sdkSettings } from '../sdk-settings.ts';

/** A queue and the client that reaches it. */
export interface Queue {
  client: SQSClient;
  url: string;
}

export function openQueue(url: string, client = new SQSClient(sdkSettings)): Queue {
  return { client, url };
}

/** Sends one message. */
export async function sendOne({ client, url }: Queue, message: unknown): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
}

/** What a batch can take (a quota of SQS). */
const mostInBatch = 10;

/**
 * Sends messages, ten in a request. Each is sent, or the error says that some were not: whoever is retried sends all again,
 * and the consumers know the same thing told twice by its id.
 */
export async function sendAll({ client, url }: Queue, messages: readonly unknown[]): Promise<void> {
  for (let start = 0; start < messages.length; start += mostInBatch) {
    const batch = messages.slice(start, start + mostInBatch);
    const { Failed: failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: batch.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) })),
      }),
    );
    if (failed.length > 0) throw new Error(`${failed.length} messages were not taken by the queue`);
  }
}
