import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openChanges } from './changes-adapter.ts';
import { openStream } from './stream-adapter.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);
const tellChanges = openChanges();
const handleRecord = logFailures(openStream(), ({ eventID }) => eventID);

/**
 * Stream of the table: passes on what citizens did, what changed at cases that comparison has something to say of, and for the systems that
 * follow them all changes. These first: a batch of which a record fails comes again, and may be told again.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  await tellChanges(event.Records);
  return processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false });
}
