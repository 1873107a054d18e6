import type { FauxqsServer } from 'fauxqs';
import type { QueueModel } from '../seams/storage-model.ts';

/** The account that fauxqs knows. */
const engineAccount = '000000000000';

type QueueMaker = Pick<FauxqsServer, 'createQueue' | 'inspectQueue' | 'deleteQueue' | 'sendMessage'>;

/**
 * Creates the template's queues. A queue whose attributes have changed since the last start is made again with its messages, as its
 * attributes cannot be changed from here.
 */
export function createQueues(fauxqs: QueueMaker, queues: readonly QueueModel[], region: string): void {
  for (const queue of queues) {
    const attributes = attributesOf(queue, region);
    const found = fauxqs.inspectQueue(queue.name);
    if (found && same(found.attributes, attributes)) continue;
    const kept = found ? [...found.messages.ready, ...found.messages.delayed] : [];
    if (found) fauxqs.deleteQueue(queue.name, { region });
    fauxqs.createQueue(queue.name, { region, attributes });
    for (const message of kept) {
      fauxqs.sendMessage(queue.name, message.body, {
        region,
        messageAttributes: message.messageAttributes,
        ...(message.messageGroupId === undefined ? {} : { messageGroupId: message.messageGroupId }),
        ...(message.messageDeduplicationId === undefined
          ? {}
          : { messageDeduplicationId: message.messageDeduplicationId }),
      });
    }
  }
}

function attributesOf(queue: QueueModel, region: string): Record<string, string> {
  return {
    VisibilityTimeout: String(queue.visibilitySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    DelaySeconds: String(queue.delaySeconds),
    ...(queue.fifo ? { FifoQueue: 'true' } : {}),
    ...(queue.redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: engineQueueArn(queue.redrive.deadLetterArn, region),
            maxReceiveCount: queue.redrive.maxReceiveCount,
          }),
        }
      : {}),
  };
}

/** The engine knows one partition and account. */
function engineQueueArn(arn: string, region: string): string {
  return `arn:aws:sqs:${region}:${engineAccount}:${arn.split(':').at(-1) ?? ''}`;
}

function same(found: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return (
    Object.entries(wanted).every(([name, value]) => found[name] === value) &&
    !('RedrivePolicy' in found && !('RedrivePolicy' in wanted))
  );
}
