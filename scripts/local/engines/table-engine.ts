import type { EngineSettings } from '../seams/engines.ts';
import type { CallDynamoDb } from './call-dynamodb.ts';

/** Starts one kind of table engine on the data folder. */
export type StartTableEngine = (settings: EngineSettings) => Promise<TableEngine>;

export interface TableEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
  /** To be called once the tables are there. */
  openSweeper(call: CallDynamoDb): ExpirySweeper;
}

/** Stands for DynamoDB's TTL, by the settable clock. */
export interface ExpirySweeper {
  /** Deletes what has expired; answers how many items. */
  sweep(): Promise<number>;
  stop(): Promise<void>;
}

/** TTL leaves alone what expired more than five years ago (DynamoDB Developer Guide, "Time to Live"): it is taken for a mistake. */
export const oldestExpirySeconds = 5 * 365 * 86_400;
