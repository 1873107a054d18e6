import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { type NightMessage, nightMessage } from './night-message.ts';
import { openRecount } from './recount-adapter.ts';

const processor = new BatchProcessor(EventType.SQS);
const steps = openRecount();

const handleRecord = readOrSetAside(nightMessage, async (message) => {
  switch (message.step) {
    case 'recount':
      return recount(message);
    case 'judge':
      return judge(message);
  }
});
const logged = logFailures(handleRecord, ({ messageId }) => messageId);

async function recount(message: NightMessage): Promise<void> {
  const counts = await steps.recount(message);
  if (counts !== undefined)
    log.info('county-recounted', { night: message.night, region: message.region, counts });
}

async function judge(message: NightMessage): Promise<void> {
  const verdict = await steps.judge(message, systemClock());
  if (verdict === undefined) return;
  const { night, region, state, drifting, unsettled } = verdict;
  log.info('region-judged', { night, region, state, drifting, unsettled });
}

/** Queue of a night's recount: a county or a region at a time. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
