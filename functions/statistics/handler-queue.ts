import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { appendOnce } from '../shared/table/journal-once-store.ts';
import { openTable } from '../shared/table/table.ts';
import { packTallies } from '../shared/table/tallies-codec.ts';
import { countedEvent } from './counted-event.ts';

const processor = new BatchProcessor(EventType.SQS);
const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);

const handleRecord = readOrSetAside(countedEvent, async ({ event, at, tallies }) => {
  await appendOnce(table, { event, now: systemClock() }, { at, tallies: packTallies(tallies) });
});
const logged = logFailures(handleRecord, ({ messageId }) => messageId);

/** Queue of what is counted outside the stream, each event once. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
