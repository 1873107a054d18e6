import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CountyTask } from './batch-counties.ts';
import type { Batch } from './import-batch.ts';

/** What a thread is given: where the running system is, and the counties that it plays. */
export interface WorkerTask {
  control: string;
  counties: readonly CountyTask[];
}

/** A batch takes some fifty: without a bound, what was sent long ago stays in memory for as long as there is any. */
const resourceLimits = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 48 };

const script = new URL('county-worker.ts', import.meta.url);

/**
 * Plays counties in threads, and tells the batches of all as they are ready: of each thread one at most is waiting while it plays the
 * next, so that a province takes no more memory than a city. What is played does not depend on how many threads there are.
 */
export async function* playInWorkers(
  control: string,
  parts: readonly (readonly CountyTask[])[],
): AsyncGenerator<Batch> {
  const workers = parts.map(
    (counties) =>
      new Worker(script, { workerData: { control, counties } satisfies WorkerTask, resourceLimits }),
  );
  const coming = new Map(workers.map((worker) => [worker, batchOf(worker)]));
  try {
    while (coming.size > 0) {
      const { worker, batch } = await Promise.race(coming.values());
      if (batch === undefined) coming.delete(worker);
      else {
        coming.set(worker, batchOf(worker));
        yield batch;
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function batchOf(worker: Worker): Promise<{ worker: Worker; batch: Batch | undefined }> {
  worker.postMessage('next');
  const [batch] = (await once(worker, 'message')) as [Batch | undefined];
  return { worker, batch };
}

/** Counties in so many parts that stand together and take about as long. */
export function partCounties(counties: readonly CountyTask[], parts: number): CountyTask[][] {
  const all = counties.reduce((sum, { total }) => sum + total, 0);
  let before = 0;
  const byPart = Map.groupBy(counties, ({ total }) => {
    const middle = before + total / 2;
    before += total;
    return Math.floor((middle * parts) / all);
  });
  return [...byPart.values()];
}
