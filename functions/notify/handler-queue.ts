import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { notification } from '../../schemas/notification.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openSending } from './queue-adapter.ts';
import { sendNotification } from './send-notification.ts';

const processor = new BatchProcessor(EventType.SQS);
const needs = openSending();

// What can't be read fails like everything else: the queue tries it again, and then sets it aside whole.
const handleRecord = ({ body }: SQSRecord): Promise<void> =>
  sendNotification(needs, notification.parse(JSON.parse(body)));

const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Notify queue: what somebody is to know, as a short message. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
