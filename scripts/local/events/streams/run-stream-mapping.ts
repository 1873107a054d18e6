import { setTimeout as delay } from 'node:timers/promises';
import type { Invoker } from '../../seams/invoker.ts';
import type { Log } from '../../seams/log.ts';
import type { StreamMappingModel } from '../../seams/mapping-model.ts';
import type { QueueModel } from '../../seams/storage-model.ts';
import { type Activity, lullMs } from '../activity.ts';
import { compileFilters } from '../filters/compile-filter.ts';
import type { QueueClient } from '../queues/queue-client.ts';
import { deliverBatch, type Records } from './deliver-batch.ts';
import { failureRecord } from './failure-record.ts';
import type { StreamReader } from './read-stream.ts';
import type { StreamPosition } from './stream-position.ts';
import { sequenceOf } from './stream-record.ts';
import { openWindows, type Windows } from './tumbling-window.ts';

export interface StreamMappingSettings {
  readonly mapping: StreamMappingModel;
  readonly functionArn: string;
  readonly onFailure: QueueModel | undefined;
  readonly reader: StreamReader;
  readonly position: StreamPosition;
  readonly queues: QueueClient;
  readonly invoker: Invoker;
  readonly activity: Activity;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface StreamMapping {
  /** Resolves when a read that began after the call found the end of the stream and everything before it is delivered. */
  readToEnd(): Promise<void>;
  ended: Promise<void>;
}

/** Pauses after an empty read: short after the last record, doubling to what Lambda keeps (four reads a second). */
const shortestPauseMs = 10;
const longestPauseMs = 250;

/** Records of one read. */
const mostRecords = 1000;

/** A DynamoDB stream event source mapping on one shard: read, filter, collect to a batch, deliver, remember how far. */
export function runStreamMapping(settings: StreamMappingSettings): StreamMapping {
  const { mapping, reader, position, activity, log, signal } = settings;
  const passes = compileFilters(mapping.filters);
  let waiting: (() => void)[] = [];
  let nudge = new AbortController();
  let pauseMs = shortestPauseMs;
  let collected: Records = [];
  let windowEnd = 0;
  let foundAt = 0;
  let isLull = false;
  const windows = windowsOf(settings);

  async function read(): Promise<number> {
    const records = await reader.next(mostRecords);
    const matching = records.filter(passes);
    if (collected.length === 0 && matching.length > 0)
      windowEnd = performance.now() + mapping.batchWindowSeconds * 1000;
    const last = records.at(-1);
    if (last) foundAt = performance.now();
    isLull = performance.now() >= foundAt + lullMs;
    if (collected.length === 0 && matching.length === 0 && last) position.write(sequenceOf(last));
    collected = [...collected, ...matching];
    return records.length;
  }

  const isOver = (): boolean => performance.now() >= windowEnd || (isLull && activity.isAwaited());

  async function deliverCollected(): Promise<void> {
    while (collected.length >= mapping.batchSize || (collected.length > 0 && isOver())) {
      const whole = collected.slice(0, mapping.batchSize);
      const batch = windows?.sameWindow(whole) ?? whole;
      await activity.run(() => deliverBatch(batch, mapping, deliveryOf(settings, windows)));
      if (signal.aborted) return;
      collected = collected.slice(batch.length);
    }
    if (windows) await windows.closeIfOver(Date.now());
  }

  async function turn(): Promise<void> {
    const asked = waiting;
    waiting = [];
    const found = await read();
    await deliverCollected();
    if (found > 0 || collected.length > 0) {
      pauseMs = shortestPauseMs;
      waiting.unshift(...asked);
      if (found === mostRecords) return;
    } else {
      for (const resolve of asked) resolve();
    }
    if (waiting.length > 0 && collected.length === 0) return;
    await pause();
  }

  async function pause(): Promise<void> {
    await delay(pauseMs, undefined, { signal: AbortSignal.any([nudge.signal, signal]) }).catch(
      () => undefined,
    );
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }

  async function troubled(error: unknown): Promise<void> {
    if (signal.aborted) return;
    log(`The stream of ${mapping.table.name} cannot be read: ${String(error)}`);
    await delay(longestPauseMs, undefined, { signal }).catch(() => undefined);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await turn();
      } catch (error) {
        await troubled(error);
      }
    }
    for (const resolve of waiting) resolve();
  }

  return {
    readToEnd: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        pauseMs = shortestPauseMs;
        nudge.abort();
        nudge = new AbortController();
      }),
    ended: run(),
  };
}

function windowsOf({ mapping, reader, invoker, signal }: StreamMappingSettings): Windows | undefined {
  if (mapping.tumblingWindowSeconds === undefined) return undefined;
  return openWindows({
    seconds: mapping.tumblingWindowSeconds,
    streamArn: mapping.table.stream?.arn ?? '',
    shardId: () => reader.shardId(),
    invoke: (event) => invoker.invoke(mapping.functionName, event),
    signal,
  });
}

function deliveryOf(
  settings: StreamMappingSettings,
  windows: Windows | undefined,
): Parameters<typeof deliverBatch>[2] {
  const { mapping, invoker, position, signal, queues, onFailure } = settings;
  return {
    signal,
    now: () => Date.now(),
    invoke: (records) =>
      windows?.invoke(records) ?? invoker.invoke(mapping.functionName, { Records: records }),
    checkpoint: (sequence) => position.write(sequence),
    giveUp: async (records, { condition, invocations }) => {
      const { functionArn, reader } = settings;
      const streamArn = mapping.table.stream?.arn ?? '';
      const shardId = reader.shardId();
      const failure = { records, condition, invocations, functionArn, streamArn, shardId, at: new Date() };
      if (onFailure)
        await queues.send(onFailure.url, { MessageBody: JSON.stringify(failureRecord(failure)) });
    },
  };
}
