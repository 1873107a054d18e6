import * as z from 'zod/mini';
import { type FeedWeight, isMassFlag } from '../../schemas/feed-guard.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { log } from '../shared/log.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { noteOutcome } from '../shared/table/feed-run-store.ts';
import { findRegionsOf } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
import { openFeedFiles } from './files-adapter.ts';
import { reconcileFile } from './reconcile-file.ts';
import { type FeedNoting, feedNoting, workKeys } from './run-work.ts';
import { tellHeld } from './tell-held.ts';

const asked = z.extend(feedNoting, { gathered: z.object({ people: z.int() }) });
const province = '41';
const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
const table = openTable(settings.TABLE_NAME);
const notices = openQueue(settings.NOTIFY_QUEUE_URL);
const files = openFeedFiles();

/** State machine: puts together what the parts of a feed file came to; refuses it as a whole, or holds it for two people. */
export async function handler(input: unknown): Promise<{ isRefused: boolean; isHeld: boolean }> {
  const { gathered, ...noting } = asked.parse(input);
  const { id } = noting.reading;
  const outcome = await reconcileFile(files, { ...noting, ...gathered });
  if ('refusal' in outcome) {
    await noteOutcome(table, id, { ...outcome, endedAt: systemClock().toISOString() });
    log.warn('feed-refused', { id, why: outcome.refusal.code });
    return { isRefused: true, isHeld: false };
  }
  const { counts, weight } = outcome;
  const isHeld = isMassFlag(weight);
  if (isHeld) await hold(noting, weight);
  await noteOutcome(table, id, { counts });
  log.info('feed-reconciled', { id, ...counts });
  return { isRefused: false, isHeld };
}

/** How it goes on is kept before anybody can release it. */
async function hold(noting: FeedNoting, weight: FeedWeight): Promise<void> {
  const { id, kind } = noting.reading;
  await files.put(workKeys.held(id), Buffer.from(JSON.stringify(noting)));
  await noteOutcome(table, id, { held: { ...weight, at: systemClock().toISOString() } });
  const cities = (await findRegionsOf(table, province)).map(({ code }) => code);
  await sendAll(notices, tellHeld({ id, kind }, weight, cities));
  log.warn('feed-held', { id, ...weight });
}
