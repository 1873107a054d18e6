import type { Declaration } from '../../schemas/declaration.ts';
import type { Staff } from '../../schemas/staff.ts';

/**
 * Whether a case is shown masked (requirements D2, K1). Officers, and a township for its dispatch list and for what it is asked
 * to take, must call the person: they see it whole. Every level above supervises, and says why when it needs more.
 */
export function isMasked(
  { role, region }: Pick<Staff, 'role' | 'region'>,
  { place, waitingAt }: Pick<Declaration, 'place' | 'waitingAt'>,
): boolean {
  return role !== 'officer' && place !== region && waitingAt !== region;
}
