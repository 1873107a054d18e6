import { parentPort, workerData } from 'node:worker_threads';

/** The thread of hold-clock.ts. */
const { buffer, released, at } = workerData as {
  buffer: SharedArrayBuffer;
  released: SharedArrayBuffer;
  at: number;
};
const offset = new Float64Array(buffer);
const isReleased = new Int32Array(released);
offset[0] = at - Date.now();
parentPort?.postMessage('holding');
while (Atomics.load(isReleased, 0) === 0) offset[0] = at - Date.now();
