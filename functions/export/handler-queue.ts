import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { exportMessage } from './export-message.ts';
import { openWriter } from './queue-adapter.ts';

const processor = new BatchProcessor(EventType.SQS);
const handleRecord = readOrSetAside(exportMessage, openWriter());
const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Queue of exports that were asked for: one is written at a time. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
