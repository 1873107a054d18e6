import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { findMandates } from '../shared/table/feed-mandate-store.ts';
import { noteOutcome } from '../shared/table/feed-run-store.ts';
import { openTable } from '../shared/table/table.ts';
import { openFeedFiles } from './files-adapter.ts';
import { lookAtFile } from './look-at-file.ts';
import { type FeedChunk, type FeedReading, feedFile } from './run-work.ts';

const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);
const files = openFeedFiles();

type Answer = { isRefused: true } | { isRefused: false; reading: FeedReading; chunks: FeedChunk[] };

/** State machine: looks at a feed file, and refuses it or says how it is to be read. */
export async function handler(input: unknown): Promise<Answer> {
  const file = feedFile.parse(input);
  const looked = await lookAtFile(files, file, await findMandates(table));
  if ('refusal' in looked) {
    const { refusal } = looked;
    await noteOutcome(table, file.id, { refusal, endedAt: systemClock().toISOString() });
    log.warn('feed-refused', { id: file.id, why: refusal.code });
    return { isRefused: true };
  }
  return { isRefused: false, ...looked };
}
