import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openStream } from './stream-adapter.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);
const handleRecord = logFailures(openStream(), ({ eventID }) => eventID);

/** Stream of the table: passes on what citizens did, and what changed at cases that comparison has something to say of. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false });
}
