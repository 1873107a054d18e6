import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { WorkerBirth } from './worker-messages.ts';

/** Entry of a worker thread. Compiled code is kept between workers: the next one starts in half the time. */
enableCompileCache((workerData as WorkerBirth).compileCache);
await import('./serve-invocations.ts');
