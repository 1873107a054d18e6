import { setTimeout as delay } from 'node:timers/promises';
import type { SQSRecord } from 'aws-lambda';
import type { Invoker } from '../../seams/invoker.ts';
import type { Log } from '../../seams/log.ts';
import type { QueueMappingModel } from '../../seams/mapping-model.ts';
import { type Activity, lullMs } from '../activity.ts';
import { failedItems } from '../batch-response.ts';
import type { Matcher } from '../filters/compile-comparison.ts';
import { compileFilters } from '../filters/compile-filter.ts';
import { filteredView, messageRecord } from './message-record.ts';
import type { QueueClient, ReceivedMessage } from './queue-client.ts';

export interface QueueMappingSettings {
  readonly mapping: QueueMappingModel;
  readonly region: string;
  readonly queues: QueueClient;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Lambda starts with five batches at once and goes up; a machine of two cores has no use for more. */
const concurrentBatches = 5;

/** Long polling: an idle queue costs one request in this time. */
const longestWaitSeconds = 20;

/** Between two looks for more while a batch fills. */
const lookEveryMs = 20;

/** A queue engine that does not answer is asked again after this. */
const retryAfterMs = 500;

/**
 * An SQS event source mapping (Lambda Developer Guide, "Using Lambda with Amazon SQS"): batches by size and window, several at once;
 * what succeeded is deleted, what failed comes back after its visibility timeout and goes to the dead letters by its receive count.
 * What no filter lets through is deleted at once.
 */
export async function runQueueMapping(settings: QueueMappingSettings): Promise<void> {
  const { mapping, signal, activity } = settings;
  const limit = Math.min(mapping.maximumConcurrency ?? concurrentBatches, concurrentBatches);
  const passes = compileFilters(mapping.filters);
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    const first = await receive(settings, mapping.batchSize, longestWaitSeconds);
    if (first.length === 0) continue;
    const messages = await activity.collect(() => fill(settings, first));
    const ended = activity
      .run(() => deliver(settings, messages, passes))
      .catch((error: unknown) => settings.log(`${mapping.queue.name}: ${reason(error)}`))
      .finally(() => running.delete(ended));
    running.add(ended);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
}

async function receive(
  { mapping, queues, signal, log }: QueueMappingSettings,
  most: number,
  waitSeconds: number,
): Promise<readonly ReceivedMessage[]> {
  try {
    return await queues.receive(mapping.queue.url, most, waitSeconds);
  } catch (error) {
    if (!signal.aborted) {
      log(`The queue ${mapping.queue.name} cannot be read: ${reason(error)}`);
      await delay(retryAfterMs, undefined, { signal }).catch(() => undefined);
    }
    return [];
  }
}

/** Waits for more until the batch is full or its window is over, or nobody waits for anything but it. */
async function fill(
  settings: QueueMappingSettings,
  first: readonly ReceivedMessage[],
): Promise<readonly ReceivedMessage[]> {
  const { batchSize, batchWindowSeconds } = settings.mapping;
  const messages = [...first];
  const end = performance.now() + batchWindowSeconds * 1000;
  let lull = performance.now() + lullMs;
  const isOver = (): boolean => {
    const now = performance.now();
    return now >= end || (now >= lull && settings.activity.isAwaited());
  };
  while (messages.length < batchSize && !isOver() && !settings.signal.aborted) {
    const more = await receive(settings, batchSize - messages.length, 0);
    messages.push(...more);
    if (more.length > 0) lull = performance.now() + lullMs;
    else await delay(lookEveryMs, undefined, { signal: settings.signal }).catch(() => undefined);
  }
  return messages;
}

async function deliver(
  { mapping, region, invoker, queues }: QueueMappingSettings,
  messages: readonly ReceivedMessage[],
  passes: Matcher,
): Promise<void> {
  const records = messages
    .map((message) => messageRecord(message, mapping.queue, region))
    .filter((record) => passes(filteredView(record)));
  const kept = records.length === 0 ? new Set<string>() : await failuresOf(invoker, mapping, records);
  const done = messages.filter(({ MessageId }) => !kept.has(MessageId));
  await queues.remove(
    mapping.queue.url,
    done.map(({ ReceiptHandle }) => ReceiptHandle),
  );
}

/** The messages that stay in the queue. Without ReportBatchItemFailures the answer of the function says nothing. */
async function failuresOf(
  invoker: Invoker,
  mapping: QueueMappingModel,
  records: readonly SQSRecord[],
): Promise<ReadonlySet<string>> {
  const identifiers = new Set(records.map(({ messageId }) => messageId));
  const result = await invoker.invoke(mapping.functionName, { Records: records });
  if ('error' in result) return identifiers;
  const failed = mapping.reportsBatchItemFailures ? failedItems(result.payload, identifiers) : [];
  return failed === 'all' ? identifiers : new Set(failed);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
