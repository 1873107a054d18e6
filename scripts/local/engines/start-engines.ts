import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../seams/clock.ts';
import type { EngineSettings, Engines, ObjectCreated } from '../seams/engines.ts';
import { callDynamoDbOver } from './call-dynamodb.ts';
import { createTables } from './create-tables.ts';
import { openLoopback } from './loopback.ts';
import { startDynamoDbLocal } from './start-dynamodb-local.ts';
import { startDynoxide } from './start-dynoxide.ts';
import { type QueueEngine, startQueueEngine } from './start-queue-engine.ts';
import type { TableEngine } from './table-engine.ts';

/** Time of the clock between two sweeps; a jump beyond it brings the next one at once. */
const sweepEveryMs = 6 * 3_600_000;

/** Starts the engines on the data folder and creates what the template says and they don't have yet. */
export async function startEngines(settings: EngineSettings): Promise<Engines> {
  const { model, dataFolder, clock } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const listeners = new Set<(object: ObjectCreated) => void>();
  const { tables, queues } = await startBoth(settings, (object) => {
    for (const listener of listeners) listener(object);
  });
  const engine = openLoopback(tables.endpoint, 4);
  const call = callDynamoDbOver(engine);
  const made = await createTables(model.tables, call);
  const sweeper = tables.openSweeper(call);
  const stopping = new AbortController();
  void sweepOn(clock, stopping.signal, () => sweeper.sweep());

  async function stopAll(): Promise<void> {
    stopping.abort();
    await sweeper.stop();
    engine.close();
    await Promise.all([tables.stop(), queues.stop()]);
  }

  let stopped: Promise<void> | undefined;
  return {
    dynamodb: { endpoint: tables.endpoint, region: model.region },
    sqs: { endpoint: queues.sqsEndpoint },
    s3: { endpoint: queues.s3Endpoint },
    fresh: made.length > 0,
    sweepExpired: () => sweeper.sweep(),
    onObjectCreated: (listener) => {
      listeners.add(listener);
    },
    stop: () => (stopped ??= stopAll()),
  };
}

/** Both at once; when one cannot start, the other is ended before that is said. */
async function startBoth(
  settings: EngineSettings,
  created: (object: ObjectCreated) => void,
): Promise<{ readonly tables: TableEngine; readonly queues: QueueEngine }> {
  const { model, dataFolder, clock } = settings;
  const { region, queues, buckets } = model;
  const queueSettings = {
    dataFolder: join(dataFolder, 'queues'),
    region,
    queues,
    buckets,
    clock: clock.buffer,
  };
  const [tableEngine, queueEngine] = await Promise.allSettled([
    settings.engine === 'dynoxide' ? startDynoxide(settings) : startDynamoDbLocal(settings),
    startQueueEngine(queueSettings, created),
  ]);
  if (tableEngine.status === 'fulfilled' && queueEngine.status === 'fulfilled') {
    return { tables: tableEngine.value, queues: queueEngine.value };
  }
  for (const started of [tableEngine, queueEngine]) {
    if (started.status === 'fulfilled') await started.value.stop();
  }
  throw tableEngine.status === 'rejected'
    ? tableEngine.reason
    : (queueEngine as PromiseRejectedResult).reason;
}

async function sweepOn(clock: Clock, signal: AbortSignal, sweep: () => Promise<number>): Promise<void> {
  for (;;) {
    const next = new Date(clock.now().getTime() + sweepEveryMs);
    await clock.reach(next, signal).catch(() => undefined);
    if (signal.aborted) return;
    await sweep();
  }
}
