import { isWithin } from '../../schemas/access.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Staff } from '../../schemas/staff.ts';
import { mostTransfers } from '../../schemas/verification.ts';
import { RefusedError } from '../shared/errors.ts';

/** How a case goes to another community: the community is asked, or the case is placed there at once. */
export type TransferWay = 'asked' | 'placed';

/**
 * Which way is open to somebody who is responsible for a case (requirements C3, B3, invariant 3):
 * a township places what lies on its dispatch list with its own communities; a community is asked, until the case has
 * been passed on too often; then whoever stands above both communities places it, and nobody else.
 * @throws RefusedError `transfer-hops` when only the level above both may decide, `not-allowed` for a level above the
 * township that steps in before.
 */
export function chooseTransferWay(
  { place, transfers }: Pick<Declaration, 'place' | 'transfers'>,
  { role, region }: Pick<Staff, 'role' | 'region'>,
  to: string,
): TransferWay {
  const above = role !== 'officer' && isWithin(place, region) && isWithin(to, region);
  if (above && place === region) return 'placed';
  if (transfers.length >= mostTransfers) {
    if (above) return 'placed';
    throw new RefusedError('transfer-hops', 409);
  }
  if (role === 'officer' || role === 'township') return 'asked';
  throw new RefusedError('not-allowed', 403);
}
