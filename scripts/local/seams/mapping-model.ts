import type { Placed } from './policies.ts';
import type { QueueModel, TableModel } from './storage-model.ts';

interface MappingBase extends Placed {
  readonly functionName: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Each is one pattern, parsed from its JSON text; a record passes when any one matches. Empty: everything passes. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** `FunctionResponseTypes` holds `ReportBatchItemFailures`. */
  readonly reportsBatchItemFailures: boolean;
}

export interface QueueMappingModel extends MappingBase {
  readonly kind: 'queue';
  readonly queue: QueueModel;
  readonly maximumConcurrency?: number;
}

export interface StreamMappingModel extends MappingBase {
  readonly kind: 'stream';
  readonly table: TableModel;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly bisectOnError: boolean;
  /** −1: until the record expires. */
  readonly maximumRetryAttempts: number;
  /** −1: no limit. */
  readonly maximumRecordAgeSeconds: number;
  readonly parallelizationFactor: number;
  readonly tumblingWindowSeconds?: number;
  /** ARN of the queue, topic or bucket that gets the metadata of what was given up. */
  readonly onFailureArn?: string;
}

export type EventSourceMappingModel = QueueMappingModel | StreamMappingModel;
