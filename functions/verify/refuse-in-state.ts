import { type DeclarationState, isClosed } from '../../schemas/life-cycle.ts';
import { RefusedError } from '../shared/errors.ts';

/** The refusal of what the life of a declaration does not allow in a state (life-cycle.ts). */
export function refuseInState(state: DeclarationState): RefusedError {
  if (state === 'withdrawn') return new RefusedError('withdrawn', 409);
  return new RefusedError(isClosed(state) ? 'closed' : 'state-forbids', 409);
}
