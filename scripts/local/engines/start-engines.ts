import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblemError } from '../errors.ts';
import type { Clock, Engines, EngineSettings, ObjectCreated } from '../seams.ts';
import { callDynamoDbOver } from './call-dynamodb.ts';
import { createTables } from './create-tables.ts';
import { openLoopback } from './loopback.ts';
import { startDynoxide } from './start-dynoxide.ts';
import { startQueueEngine } from './start-queue-engine.ts';
import { indexStreamRecords } from './stream-indexes.ts';
import { openExpirySweeper } from './sweep-expired.ts';

/** Time of the clock between two sweeps; a jump beyond it brings the next one at once. */
const sweepEveryMs = 6 * 3_600_000;

/** Starts the engines on the data folder and creates what the template says and they don't have yet. */
export async function startEngines(settings: EngineSettings): Promise<Engines> {
  const { model, dataFolder, clock } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'tables.db');
  const listeners = new Set<(object: ObjectCreated) => void>();
  const { tables, queues } = await startBoth(settings, file, (object) => {
    for (const listener of listeners) listener(object);
  });
  const engine = openLoopback(tables.endpoint, 4);
  const made = await createTables(model.tables, callDynamoDbOver(engine));
  engine.close();
  indexStreamRecords(file);
  const sweeper = openExpirySweeper(file, model.tables, clock);
  const stopping = new AbortController();
  void sweepOn(clock, stopping.signal, () => sweeper.sweep());

  async function stopAll(): Promise<void> {
    stopping.abort();
    await sweeper.stop();
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
  { model, dataFolder, clock, log, engine }: EngineSettings,
  file: string,
  created: (object: ObjectCreated) => void,
): Promise<{
  readonly tables: Awaited<ReturnType<typeof startDynoxide>>;
  readonly queues: Awaited<ReturnType<typeof startQueueEngine>>;
}> {
  if (engine !== 'dynoxide')
    throw new StartProblemError(`The table engine ${engine} is not run here: leave out --engine.`);
  const { region, queues, buckets } = model;
  const queueSettings = {
    dataFolder: join(dataFolder, 'queues'),
    region,
    queues,
    buckets,
    clock: clock.buffer,
  };
  const [tableEngine, queueEngine] = await Promise.allSettled([
    startDynoxide(file, log),
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
