import type { Loopback } from '../../engines/loopback.ts';

export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** SQS as the runner itself uses it, past the gateway. Queues are named by their model's URL. */
export interface QueueClient {
  receive(url: string, most: number, waitSeconds: number): Promise<readonly ReceivedMessage[]>;
  remove(url: string, receiptHandles: readonly string[]): Promise<void>;
  send(url: string, message: OutgoingMessage): Promise<void>;
  count(url: string): Promise<QueueCounts>;
}

export interface OutgoingMessage {
  readonly MessageBody: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

/** At most ten entries go in one batch (SQS API reference). */
const batchEntries = 10;

export function openQueueClient(engine: Loopback): QueueClient {
  async function call<Answer>(action: string, body: Record<string, unknown>): Promise<Answer> {
    const response = await engine.send({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
      body: Buffer.from(JSON.stringify(body)),
    });
    const text = response.body.toString('utf8');
    if (response.status !== 200) throw new Error(`SQS ${action}: ${text}`);
    return JSON.parse(text) as Answer;
  }

  return {
    receive: async (url, most, waitSeconds) => {
      const { Messages } = await call<{ Messages?: ReceivedMessage[] }>('ReceiveMessage', {
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(most, batchEntries),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      return Messages ?? [];
    },
    remove: async (url, receiptHandles) => {
      for (let from = 0; from < receiptHandles.length; from += batchEntries) {
        const entries = receiptHandles.slice(from, from + batchEntries);
        await call('DeleteMessageBatch', {
          QueueUrl: url,
          Entries: entries.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle })),
        });
      }
    },
    send: async (url, message) => {
      await call('SendMessage', { QueueUrl: url, ...message });
    },
    count: async (url) => {
      const { Attributes } = await call<{ Attributes: Record<string, string> }>('GetQueueAttributes', {
        QueueUrl: url,
        AttributeNames: countNames,
      });
      const [visible = 0, inFlight = 0, delayed = 0] = countNames.map((name) =>
        Number(Attributes[name] ?? 0),
      );
      return { visible, inFlight, delayed };
    },
  };
}

const countNames = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];
