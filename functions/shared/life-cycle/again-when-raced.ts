import { RefusedError } from '../errors.ts';

// So many writers of one case at once means that something else is wrong.
const mostTries = 8;

/**
 * Does it again from a fresh read while somebody else's write comes first, which is told by `undefined`.
 * @throws RefusedError `version-stale` (412) when it keeps losing.
 */
export async function againWhenRaced<Outcome>(attempt: () => Promise<Outcome | undefined>): Promise<Outcome> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const outcome = await attempt();
    if (outcome !== undefined) return outcome;
  }
  throw new RefusedError('version-stale', 412);
}
