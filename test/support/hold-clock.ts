import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../scripts/local/seams/clock.ts';

/**
 * Holds the settable clock at an instant while something is done: a thread writes its offset anew without a pause. Who reads the clock
 * between two of its strokes sees the next millisecond, so ask what was seen.
 */
export async function atInstant<T>({ buffer }: Clock, at: string, work: () => Promise<T>): Promise<T> {
  const released = new SharedArrayBuffer(4);
  const holder = new Worker(new URL('clock-holder.ts', import.meta.url), {
    workerData: { buffer, released, at: Date.parse(at) },
  });
  await once(holder, 'message');
  try {
    return await work();
  } finally {
    Atomics.store(new Int32Array(released), 0, 1);
    await once(holder, 'exit');
  }
}
