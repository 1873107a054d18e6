import type { FeedWeight } from '../../schemas/feed-guard.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { FeedFile } from './run-work.ts';

const province = '41';

/**
 * Tells those who may release a run that it is held (requirements D7): of the province and of each city, because it takes one of the
 * province and one of any city. Told again, it reaches nobody twice.
 */
export function tellHeld(
  { id, kind: feed }: Pick<FeedFile, 'id' | 'kind'>,
  { adverse, people }: FeedWeight,
  cities: readonly string[],
): Notification[] {
  return [province, ...cities].map((place) => ({
    kind: 'feed-held',
    id: `feed-held-${id}-${place}`,
    ...{ place, feed, adverse, people },
  }));
}
