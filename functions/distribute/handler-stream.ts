import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openStream } from './stream-adapter.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);
const handleRecord = logFailures(openStream(), ({ eventID }) => eventID);

/** Stream of the table: passes on to the assignment queue what citizens did. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false });
}
