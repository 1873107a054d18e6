import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { StartProblemError } from '../errors.ts';
import type { ObjectCreated } from '../seams/engines.ts';
import type { QueueThreadMessage, QueueThreadSettings } from './queue-thread-settings.ts';

export interface QueueEngine {
  readonly sqsEndpoint: string;
  readonly s3Endpoint: string;
  stop(): Promise<void>;
}

/** SQS and S3 in a thread of their own, so that their disk writes don't hold up the thread that answers HTTP. */
export function startQueueEngine(
  settings: QueueThreadSettings,
  created: (object: ObjectCreated) => void,
): Promise<QueueEngine> {
  mkdirSync(settings.dataFolder, { recursive: true });
  const thread = new Worker(new URL('./queue-thread.ts', import.meta.url), { workerData: settings });
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve());
  });
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      const message = `The queue engine cannot open ${settings.dataFolder} (${reason}): start with --fresh to begin anew.`;
      reject(new StartProblemError(message));
    };
    thread.once('error', (error: Error) => fail(error.message));
    thread.on('message', (message: QueueThreadMessage) => {
      if (message.kind === 'created') created(message.object);
      if (message.kind === 'failed') {
        fail(message.reason);
        void thread.terminate();
      }
      if (message.kind === 'ready') {
        resolve({
          sqsEndpoint: `http://127.0.0.1:${message.sqsPort}`,
          s3Endpoint: `http://127.0.0.1:${message.s3Port}`,
          stop: async () => {
            thread.postMessage('stop');
            await ended;
          },
        });
      }
    });
  });
}
