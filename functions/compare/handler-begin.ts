import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { readOrSetAside } from '../shared/queue/dead-letters-adapter.ts';
import { logFailures } from '../shared/queue/log-failures.ts';
import { beginImport as noteImport } from '../shared/table/city-import-store.ts';
import { beginRun as noteRun } from '../shared/table/feed-run-store.ts';
import { findSender } from '../shared/table/feed-sender-store.ts';
import { openTable } from '../shared/table/table.ts';
import { type ArrivedFile, arrivedFile } from './arrived-file.ts';
import { type BeginNeeds, beginRun } from './begin-run.ts';
import { type BeginImportNeeds, beginImport } from './cities/begin-import.ts';
import { standingOf } from './cities/cities-adapter.ts';
import { openMachine } from './machine-adapter.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const needs: BeginNeeds = {
  senderOf: (key) => findSender(table, key),
  note: (run) => noteRun(table, run),
  // S3 tells of an object at least once, and so does the queue.
  start: openMachine(),
};

const cityNeeds: BeginImportNeeds = {
  senderOf: (key) => findSender(table, key),
  standingOf: (city) => standingOf(table, city),
  note: (begun, code) => {
    if (code === undefined) return noteImport(table, begun);
    log.warn('city-import-refused', { id: begun.id, why: code });
    const endedAt = systemClock().toISOString();
    return noteImport(table, begun, { refusal: { code, columns: [] }, endedAt });
  },
  start: openMachine('CITY_MACHINE'),
};

async function begin(arrived: ArrivedFile): Promise<void> {
  const imported = await beginImport(cityNeeds, arrived);
  if (imported !== undefined) {
    log.info('city-import-begun', { id: imported });
    return;
  }
  const id = await beginRun(needs, arrived);
  if (id !== undefined) log.info('feed-begun', { id });
}

const processor = new BatchProcessor(EventType.SQS);
const logged = logFailures(readOrSetAside(arrivedFile, begin), ({ messageId }) => messageId);

/** Queue of files that came: the run of each is begun. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return processPartialResponse(event, logged, processor, { throwOnFullBatchFailure: false });
}
