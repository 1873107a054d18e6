import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { countOutcome } from '../shared/outcome.ts';
import { openStream, type ShardBatch } from './stream-adapter.ts';

const count = openStream();

/**
 * Stream of the table: what each write of a declaration adds to the figures goes to the journal. A batch fails whole, and is
 * halved and told again: what of it was appended before is known by its numbers. A window's answer carries a state; ours is empty.
 */
export async function handler(batch: ShardBatch): Promise<{ state: Record<string, never> }> {
  try {
    await count(batch, systemClock());
  } catch (error) {
    countOutcome('failed');
    log.error('record-failed', error, { id: batch.shardId });
    throw error;
  }
  return { state: {} };
}
