import type { Loopback } from '../../engines/loopback.ts';
import type { AssemblyModel } from '../../seams/assembly-model.ts';
import type { DeadLetter, DeadLetters } from '../../seams/mappings.ts';
import type { QueueModel } from '../../seams/storage-model.ts';
import type { OutgoingMessage, QueueClient, ReceivedMessage } from './queue-client.ts';

interface Inspected {
  readonly messages: Readonly<Record<'ready' | 'delayed', readonly InspectedMessage[]>>;
}

interface InspectedMessage {
  readonly messageId: string;
  readonly body: string;
}

/** The dead-letter queues of the template: those that a redrive policy or an on-failure destination names. */
export function openDeadLetters(model: AssemblyModel, queues: QueueClient, engine: Loopback): DeadLetters {
  const sources = new Map(
    model.queues.flatMap((queue) => (queue.redrive ? [[queue.redrive.deadLetterArn, queue] as const] : [])),
  );
  const targets = new Set([
    ...sources.keys(),
    ...model.mappings.flatMap((mapping) => (mapping.kind === 'stream' ? [mapping.onFailureArn] : [])),
    ...model.rules.flatMap(({ targets: all }) => all.map(({ deadLetterArn }) => deadLetterArn)),
  ]);
  const deadLetterQueues = model.queues.filter(({ arn }) => targets.has(arn));

  /** The engine shows messages without receiving them: a look changes nothing. */
  async function look(queue: QueueModel): Promise<readonly DeadLetter[]> {
    const path = `/_fauxqs/queues/${queue.name}`;
    const response = await engine.send({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) });
    const { messages } = JSON.parse(response.body.toString('utf8')) as Inspected;
    return [...messages.ready, ...messages.delayed].map(({ messageId, body }) => ({
      queue: queue.name,
      messageId,
      body,
    }));
  }

  return {
    list: async () => (await Promise.all(deadLetterQueues.map(look))).flat(),
    redrive: async (queueName) => {
      const queue = deadLetterQueues.find(({ name }) => name === queueName);
      const source = queue && sources.get(queue.arn);
      if (!queue || !source) throw new RangeError(`${queueName} is no dead-letter queue of another queue`);
      // What comes back while this runs stays for the next redrive.
      const lying = (await look(queue)).length;
      let moved = 0;
      while (moved < lying) {
        const got = await queues.receive(queue.url, Math.min(10, lying - moved), 0);
        if (got.length === 0) break;
        for (const message of got) {
          await queues.send(source.url, outgoing(message));
          await queues.remove(queue.url, [message.ReceiptHandle]);
          moved++;
        }
      }
      return moved;
    },
  };
}

function outgoing(message: ReceivedMessage): OutgoingMessage {
  const group = message.Attributes?.['MessageGroupId'];
  return {
    MessageBody: message.Body,
    ...(message.MessageAttributes ? { MessageAttributes: message.MessageAttributes } : {}),
    ...(group === undefined ? {} : { MessageGroupId: group, MessageDeduplicationId: message.MessageId }),
  };
}
