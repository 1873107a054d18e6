import type { CityState, CityStateRequest } from '../../../schemas/city-system.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { RefusedError } from '../../shared/errors.ts';

interface Decided {
  city: string;
  version: number;
  state: CityState;
  freshHours: number;
  /** When it came to be in this state. */
  since: string;
  decided: { at: string; by: Actor; reason: string };
}

export interface StateNeeds {
  find(city: string): Promise<Decided | undefined>;
  /** Says no when somebody decided in between. */
  keep(decided: Decided): Promise<boolean>;
}

export interface StateAsked {
  city: string;
  request: CityStateRequest;
  /** Of what was seen. */
  version: number;
  by: Actor;
  now: Date;
}

/**
 * How far a city’s own system has merged in from now on (requirements J1: the cut-over state of each city); sent again, it is decided once.
 * @throws RefusedError 412 `version-stale` when somebody else decided since it was seen.
 */
export async function decideState(needs: StateNeeds, asked: StateAsked): Promise<Decided> {
  const { city, request, version, by, now } = asked;
  const { state, freshHours, reason } = request;
  const current = await needs.find(city);
  const at = now.toISOString();
  const since = current?.state === state ? current.since : at;
  const next = { city, state, freshHours, version: version + 1, since, decided: { at, by, reason } };
  const standing = current?.version ?? 0;
  if (standing === version && (await needs.keep(next))) return next;
  const kept = await needs.find(city);
  if (kept !== undefined && isAgain(kept, next)) return kept;
  throw new RefusedError('version-stale', 412);
}

function isAgain(kept: Decided, asked: Decided): boolean {
  const { decided } = kept;
  return (
    kept.version === asked.version &&
    kept.state === asked.state &&
    kept.freshHours === asked.freshHours &&
    decided.by.sub === asked.decided.by.sub &&
    decided.reason === asked.decided.reason
  );
}
