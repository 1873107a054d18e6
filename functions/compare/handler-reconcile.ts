import * as z from 'zod/mini';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { noteOutcome } from '../shared/table/feed-run-store.ts';
import { openTable } from '../shared/table/table.ts';
import { openFeedFiles } from './files-adapter.ts';
import { reconcileFile } from './reconcile-file.ts';
import { feedChunk, feedReading } from './run-work.ts';

const asked = z.object({ reading: feedReading, chunks: z.array(feedChunk) });
const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const files = openFeedFiles();

/** State machine: puts together what the parts of a feed file came to, or refuses it as a whole. */
export async function handler(input: unknown): Promise<{ isRefused: boolean }> {
  const given = asked.parse(input);
  const { id } = given.reading;
  const outcome = await reconcileFile(files, given);
  if ('refusal' in outcome) {
    await noteOutcome(table, id, { ...outcome, endedAt: systemClock().toISOString() });
    log.warn('feed-refused', { id, why: outcome.refusal.code });
    return { isRefused: true };
  }
  await noteOutcome(table, id, outcome);
  log.info('feed-reconciled', { id, ...outcome.counts });
  return { isRefused: false };
}
