import { isWithin } from '../../schemas/access.ts';
import type { Capacities } from '../../schemas/capacity.ts';
import { messageOf } from '../../schemas/messages.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type CapacityNeeds, hasCounties, sumCapacities } from '../shared/capacity/sum-capacities.ts';
import { InvalidError, outsideJurisdiction } from '../shared/errors.ts';

/**
 * What a region of the caller's has (requirements D9).
 * @throws RefusedError `outside-jurisdiction`, `not-found`; InvalidError at /region below the county.
 */
export async function viewCapacities(
  needs: CapacityNeeds,
  { staff }: Pick<Caller, 'staff'>,
  { region, date }: { region: string; date: string },
): Promise<Capacities> {
  if (!isWithin(region, staff.region)) throw outsideJurisdiction();
  if (!hasCounties(region))
    throw new InvalidError([{ path: ['region'], code: messageOf('region.below-county') }]);
  return sumCapacities(needs, region, date);
}
