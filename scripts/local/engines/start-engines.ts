import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
  const { model, dataFolder, clock, log } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'tables.db');
  const listeners = new Set<(object: ObjectCreated) => void>();
  const [tables, queues] = await Promise.all([
    startDynoxide(file, log),
    startQueueEngine(
      {
        dataFolder: join(dataFolder, 'queues'),
        region: model.region,
        queues: model.queues,
        buckets: model.buckets,
        clock: clock.buffer,
      },
      (object) => {
        for (const listener of listeners) listener(object);
      },
    ),
  ]);
  const engine = openLoopback(tables.endpoint, 4);
  const made = await createTables(model.tables, callDynamoDbOver(engine));
  engine.close();
  indexStreamRecords(file);
  const sweeper = openExpirySweeper(file, model.tables, clock);
  const stopping = new AbortController();
  void sweepOn(clock, stopping.signal, () => sweeper.sweep());
  return {
    dynamodb: { endpoint: tables.endpoint, region: model.region },
    sqs: { endpoint: queues.sqsEndpoint },
    s3: { endpoint: queues.s3Endpoint },
    fresh: made.length > 0,
    sweepExpired: () => sweeper.sweep(),
    onObjectCreated: (listener) => {
      listeners.add(listener);
    },
    stop: async () => {
      stopping.abort();
      await sweeper.stop();
      await Promise.all([tables.stop(), queues.stop()]);
    },
  };
}

async function sweepOn(clock: Clock, signal: AbortSignal, sweep: () => Promise<number>): Promise<void> {
  for (;;) {
    const next = new Date(clock.now().getTime() + sweepEveryMs);
    await clock.reach(next, signal).catch(() => undefined);
    if (signal.aborted) return;
    await sweep();
  }
}
