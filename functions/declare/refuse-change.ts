import { mostEdits } from '../../schemas/arrival-window.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { isClosed, type LifeEvent, stateAfter } from '../../schemas/life-cycle.ts';
import { RefusedError } from '../shared/errors.ts';

type Standing = Pick<Declaration, 'state' | 'expectedArrivalAt' | 'edits'>;

/**
 * Why a citizen may not do something now, in the order in which it helps them most; nothing when they may (requirements
 * A4; invariant 2). The same conditions are in the write.
 */
export function refusalOf(standing: Standing, event: LifeEvent, now: Date): RefusedError | undefined {
  const { state, expectedArrivalAt, edits } = standing;
  const isBoundByArrival = event === 'edit' || event === 'withdrawal';
  if (state === 'withdrawn') return new RefusedError('withdrawn', 409);
  if (isClosed(state) && stateAfter(state, event) === undefined) return new RefusedError('closed', 409);
  if (isBoundByArrival && expectedArrivalAt <= now.toISOString())
    return new RefusedError('arrival-passed', 409);
  if (event === 'edit' && edits >= mostEdits) return new RefusedError('edits-used-up', 409);
  return stateAfter(state, event) === undefined ? new RefusedError('state-forbids', 409) : undefined;
}

/** @throws RefusedError (409) that says why. */
export function refuseUnlessAllowed(standing: Standing, event: LifeEvent, now: Date): void {
  const refusal = refusalOf(standing, event, now);
  if (refusal !== undefined) throw refusal;
}
