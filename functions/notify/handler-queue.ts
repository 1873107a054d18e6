import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { notification } from '../../schemas/notification.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openSending } from './queue-adapter.ts';
import { sendNotification } from './send-notification.ts';

const processor = new BatchProcessor(EventType.SQS);
const needs = openSending();

const handleRecord = readOrSetAside(notification, (message) => sendNotification(needs, message));
const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Notify queue: what somebody is to know, as a short message. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
