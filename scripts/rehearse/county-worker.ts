import { parentPort, workerData } from 'node:worker_threads';
import { findRunning } from '../seed/find-running.ts';
import { batchCounties } from './batch-counties.ts';
import { openSettings } from './open-settings.ts';
import type { WorkerTask } from './play-in-workers.ts';

// A thread that plays counties: tells the parent each batch, and waits until it is asked for the next one.
const { control, counties } = workerData as WorkerTask;
const { sources } = await findRunning(control).stores();
const settings = await openSettings(sources);
const batches = batchCounties({ settings, sources }, counties);
const answer = async (): Promise<void> => {
  const { value } = await batches.next();
  parentPort?.postMessage(value);
  if (value === undefined) parentPort?.close();
};
parentPort?.on('message', () => void answer());
