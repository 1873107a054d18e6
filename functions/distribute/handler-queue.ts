import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { assignDeclaration } from './assign-declaration.ts';
import { assignment } from './assignment.ts';
import { openAssignment } from './queue-adapter.ts';

const processor = new BatchProcessor(EventType.SQS);
const needs = openAssignment();

// What can't be read fails like everything else: the queue tries it again, and then sets it aside whole.
const handleRecord = ({ body }: SQSRecord): Promise<void> =>
  assignDeclaration(needs, assignment.parse(JSON.parse(body)), systemClock());

const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Assignment queue: every declaration gets somebody responsible. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
