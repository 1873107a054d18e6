import * as z from 'zod/mini';
import { feedApplied, feedRunId } from '../../schemas/feed-run.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { noteOutcome } from '../shared/table/feed-run-store.ts';
import { openTable } from '../shared/table/table.ts';

const asked = z.object({ id: feedRunId, written: z.array(feedApplied) });
const table = openTable(readEnvironment('TABLE_NAME').TABLE_NAME);

/** State machine: says that a feed file is done, and what was noted. */
export async function handler(input: unknown): Promise<void> {
  const { id, written } = asked.parse(input);
  const sum = (key: keyof (typeof written)[number]) => written.reduce((all, one) => all + one[key], 0);
  const applied = {
    ...{ facts: sum('facts'), known: sum('known'), others: sum('others') },
    ...{ asked: sum('asked'), sought: sum('sought') },
  };
  await noteOutcome(table, id, { applied, endedAt: systemClock().toISOString() });
  log.info('feed-done', { id, ...applied });
}
