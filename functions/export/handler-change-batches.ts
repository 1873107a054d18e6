import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type ChangeNote, changeNote } from '../../schemas/change-note.ts';
import { systemClock } from '../shared/clock.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { openAppending } from './change-batches-adapter.ts';
import { appendChanges } from './changes/append-changes.ts';

const needs = openAppending();

/** Queue of changes: what came together is noted together. When it can't be noted, all of it comes again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const notes: ChangeNote[] = [];
  const collect = readOrSetAside(changeNote, (note) => Promise.resolve(void notes.push(note)));
  const logged = logFailures(collect, ({ messageId }) => messageId);
  const processor = new BatchProcessor(EventType.SQS);
  const response = await processPartialResponse(event, logged, processor, {
    throwOnFullBatchFailure: false,
  });
  await appendChanges(needs, notes, systemClock());
  return response;
}
