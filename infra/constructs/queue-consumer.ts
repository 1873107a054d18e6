import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, alarm } from './alarm.ts';
import { type Bundles, bundledFunction, type FunctionSettings } from './bundled-function.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { grantSend } from './grants.ts';
import { nameResource } from './name-resource.ts';

export interface QueueConsumerSettings extends FunctionSettings {
  /** Names the queue (`<queue>Queue`) and its dead letters (`<queue>DeadLetters`). */
  queue: string;
  batchSize: number;
  batchingWindowSeconds: number;
  /** Most invocations at a time, where what stands behind can't take more. */
  maxConcurrency?: number;
  /**
   * When a message is delivered again after its function was killed; six times the timeout, unless somebody waits for what a
   * slow function does.
   */
  visibilitySeconds?: number;
  /** Who suffers, and how, when a message ends among the dead letters. */
  impact: string;
  /** Who suffers, and how, when messages wait for minutes: a consumer that does not run makes no dead letters. */
  delayImpact: string;
}

export interface QueueConsumer {
  handler: Function;
  queue: Queue;
  deadLetters: Queue;
}

/** AWS asks for at least six times the function's timeout, or a slow batch is delivered twice. */
const visibilityFactor = 6;
/** Receives before a message is set aside: enough for a throttled minute, few enough to ring soon. */
const maxReceiveCount = 5;
const delayAlarm = Duration.minutes(10);

/** A function, its queue, the dead letters and an alarm that says who suffers. */
export function queueConsumer(
  scope: Construct,
  id: string,
  { bundles, alarms }: { bundles: Bundles; alarms: Alarms },
  settings: QueueConsumerSettings,
): QueueConsumer {
  const deadLetters = deadLetterQueue(scope, `${settings.queue}DeadLetters`, alarms, settings.impact);
  const queue = new Queue(scope, `${settings.queue}Queue`, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(
      settings.visibilitySeconds ?? visibilityFactor * settings.timeoutSeconds,
    ),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  });
  const handler = bundledFunction(scope, id, bundles, settings);
  // What it can't read it sets aside itself, at once.
  grantSend(handler, deadLetters, 'DEAD_LETTERS_URL');
  handler.addEventSource(
    new SqsEventSource(queue, {
      batchSize: settings.batchSize,
      maxBatchingWindow: Duration.seconds(settings.batchingWindowSeconds),
      reportBatchItemFailures: true,
      ...(settings.maxConcurrency === undefined ? {} : { maxConcurrency: settings.maxConcurrency }),
    }),
  );
  alarm(scope, `${settings.queue}DelayAlarm`, alarms, {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: delayAlarm.toSeconds(),
    periods: 3,
    impact: settings.delayImpact,
  });
  return { handler, queue: nameResource(queue, `${settings.queue}Queue`), deadLetters };
}
