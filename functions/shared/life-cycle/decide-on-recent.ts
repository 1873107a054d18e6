import { InvalidError, RefusedError } from '../errors.ts';
import { againWhenRaced } from './again-when-raced.ts';

/** How something is read: `recent` may miss the writes of the last moment and costs half of `latest`, which misses none. */
export type Freshness = 'recent' | 'latest';

/**
 * Decides on what a cheap read tells, and decides anew on what the last write left whenever that would refuse or the write
 * came second, which is told by `undefined` (figure F4). Nobody is refused for what a replica has not heard of yet; what is
 * written carries its own condition, so a stale read writes nothing; and a retry whose first try it does not show finds
 * itself the second time. A stranger's id is refused like an unknown one both times, for the same calls (invariant 7).
 * @throws what the attempt refuses with on the latest state; RefusedError `version-stale` (412) when it keeps losing.
 */
export async function decideOnRecent<Outcome>(
  attempt: (freshness: Freshness) => Promise<Outcome | undefined>,
): Promise<Outcome> {
  const early = await attempt('recent').catch(nothingWhenRefused);
  return early ?? againWhenRaced(() => attempt('latest'));
}

function nothingWhenRefused(error: unknown): undefined {
  if (error instanceof RefusedError || error instanceof InvalidError) return undefined;
  throw error;
}
