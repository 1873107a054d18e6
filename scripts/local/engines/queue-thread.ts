import { Server } from 'node:net';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import { createQueues } from './create-queues.ts';
import { openLoopback } from './loopback.ts';
import { openLocks } from './objects/locks.ts';
import { startObjectFront } from './objects/start-object-front.ts';
import { prepareQueueStore } from './prepare-queue-store.ts';
import type { QueueThreadMessage, QueueThreadSettings } from './queue-thread-settings.ts';

const settings = workerData as QueueThreadSettings;
const offset = new Float64Array(settings.clock);

function tell(message: QueueThreadMessage): void {
  parentPort?.postMessage(message);
}

/** fauxqs listens on every interface and has no setting for it; in this thread everything listens on the loopback one. */
function listenOnLoopbackOnly(): void {
  const listen = Reflect.get(Server.prototype, 'listen') as (this: Server, ...call: unknown[]) => Server;
  const onLoopback = function (this: Server, first: unknown, ...rest: unknown[]): Server {
    const options = typeof first === 'object' && first !== null ? { ...first, host: '127.0.0.1' } : first;
    return listen.call(this, options, ...rest);
  };
  Object.assign(Server.prototype, { listen: onLoopback });
}

async function start(): Promise<void> {
  listenOnLoopbackOnly();
  prepareQueueStore(settings.dataFolder);
  /** As files, not in the database: a large object can be read piece by piece. */
  const folder = join(settings.dataFolder, 'objects');
  const fauxqs = await startFauxqs({
    port: 0,
    logger: false,
    host: '127.0.0.1',
    defaultRegion: settings.region,
    dataDir: settings.dataFolder,
    s3StorageDir: folder,
  });
  createQueues(fauxqs, settings.queues, settings.region);
  for (const { name } of settings.buckets) fauxqs.createBucket(name);
  const engine = openLoopback(`http://127.0.0.1:${fauxqs.port}`);
  const locks = openLocks(settings.dataFolder, () => new Date(Date.now() + (offset[0] ?? 0)));
  const front = await startObjectFront({
    engine,
    folder,
    locks,
    buckets: settings.buckets,
    created: (object) => tell({ kind: 'created', object }),
  });
  parentPort?.once('message', () => {
    void Promise.all([front.stop(), fauxqs.stop()]).then(() => {
      engine.close();
      locks.close();
      parentPort?.close();
    });
  });
  tell({ kind: 'ready', sqsPort: fauxqs.port, s3Port: front.port });
}

start().catch((error: unknown) =>
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
);
