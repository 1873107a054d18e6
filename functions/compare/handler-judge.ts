import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { judgeMessage } from './findings/judge-message.ts';
import { openJudgements } from './findings/queue-adapter.ts';

const processor = new BatchProcessor(EventType.SQS);
const logged = logFailures(readOrSetAside(judgeMessage, openJudgements()), ({ messageId }) => messageId);

/** Queue of judgements: what the rules of comparison find of a case, and of whom time has brought something. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
