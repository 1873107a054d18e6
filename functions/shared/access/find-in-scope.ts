import type { Declaration } from '../../../schemas/declaration.ts';
import { notFound } from '../errors.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import type { Caller } from './authorise.ts';
import { isInScope, type Whereabouts } from './decide-access.ts';

/** A case as it was read: where it is can be seen, what it says is sealed. */
export interface SealedCase extends Whereabouts {
  /** Undefined when its key was destroyed at the end of its retention. */
  open(): Promise<Declaration | undefined>;
}

export interface CaseFinder {
  /** As the last write left it, unless a recent state is asked for. */
  find(id: string, freshness?: Freshness): Promise<SealedCase | undefined>;
}

/**
 * The case, if it lies in the caller's scope. One read decides; only what is theirs is opened, because opening may take
 * calls that would tell a stranger's case from an unknown one (invariant 7: same calls, same bytes).
 * @throws RefusedError `not-found`, whether it does not exist or is not theirs.
 */
export async function findInScope(
  cases: CaseFinder,
  { staff, scope }: Caller,
  { id, freshness }: { id: string; freshness?: Freshness },
): Promise<Declaration> {
  const sealed = await cases.find(id, freshness);
  if (sealed === undefined || !isInScope(scope, staff.region, sealed)) throw notFound();
  const found = await sealed.open();
  if (found === undefined) throw notFound();
  return found;
}
