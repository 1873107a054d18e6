import type { App, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from '../constructs/alarm.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import { grantData, grantExports, grantSend } from '../constructs/grants.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import type { Deployment } from '../deployment.ts';
import type { Data } from './data-stack.ts';
import { newStack } from './new-stack.ts';

export interface Exports {
  stack: Stack;
  queue: Queue;
  /** Every queue, the dead letters among them, for the dashboard. */
  queues: Queue[];
}

/** Bounds the heap of the function that writes; in megabytes. */
const exportNodeOptions = '--max-old-space-size=160 --max-semi-space-size=4';

/** How lists become files that are fetched by a link. */
export function exportStack(
  app: App,
  deployment: Deployment,
  given: { data: Data; bundles: Bundles; alarms: Alarms; notifyQueue: Queue },
): Exports {
  const stack = newStack(app, deployment, { name: 'Export', description: 'Baobei: lists as files' });
  const writer = queueConsumer(stack, 'ExportWrite', given, {
    entry: 'export/queue',
    // A million lines take a minute or two of a whole processor, which AWS gives with so much memory.
    timeoutSeconds: 300,
    memoryMegabytes: 1_769,
    visibilitySeconds: 330,
    queue: 'Export',
    batchSize: 1,
    batchingWindowSeconds: 0,
    // They read what officers read: a few at a time leave the table to them.
    maxConcurrency: 4,
    impact:
      'A list of declarations is not written: the administrator who asked for it waits for a file that never comes.',
    delayImpact:
      'Lists of declarations wait to be written: whoever prepares the morning’s briefing has no file yet.',
  });
  grantData(writer.handler, given.data, undefined, {
    // Large ones are shown to those who may approve them.
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['place'],
  });
  grantExports(writer.handler, given.data, ['PutObject']);
  grantSend(writer.handler, given.notifyQueue, 'NOTIFY_QUEUE_URL');
  // What is read lives for a page. Left alone, the heap grows to what the function has before anything is let go; and the bytes of what
  // is read and stored lie beside it until young objects are swept, which happens the more often the less room they have (figure F12).
  writer.handler.addEnvironment('NODE_OPTIONS', exportNodeOptions);
  return { stack, queue: writer.queue, queues: [writer.queue, writer.deadLetters] };
}
