import type { ObjectCreated } from '../seams/engines.ts';
import type { BucketModel, QueueModel } from '../seams/storage-model.ts';

/** What the thread of the queue and object engine is started with. */
export interface QueueThreadSettings {
  readonly dataFolder: string;
  readonly region: string;
  readonly queues: readonly QueueModel[];
  readonly buckets: readonly BucketModel[];
  /** Offset of the settable clock: object locks end by it. */
  readonly clock: SharedArrayBuffer;
}

/** What the thread tells the main thread. */
export type QueueThreadMessage =
  | { readonly kind: 'ready'; readonly sqsPort: number; readonly s3Port: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'created'; readonly object: ObjectCreated };
