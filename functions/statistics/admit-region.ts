import { isWithin } from '../../schemas/access.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { notFound } from '../shared/errors.ts';

/**
 * Whether the caller may read a region's figures: their own, and those below (requirements J2, D1).
 * @throws RefusedError `not-found`, whether the region exists or not.
 */
export function admitRegion({ staff }: Pick<Caller, 'staff'>, region: string): void {
  if (!isWithin(region, staff.region)) throw notFound();
}
