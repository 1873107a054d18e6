import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { assignDeclaration } from './assign-declaration.ts';
import { assignment } from './assignment.ts';
import { openAssignment } from './queue-adapter.ts';

const processor = new BatchProcessor(EventType.SQS);
const needs = openAssignment();

const handleRecord = readOrSetAside(assignment, (message) =>
  assignDeclaration(needs, message, systemClock()),
);
const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Assignment queue: every declaration gets somebody responsible. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
