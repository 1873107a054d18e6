import { isWithin } from '../../../schemas/access.ts';
import { outsideJurisdiction } from '../errors.ts';
import type { Caller } from './authorise.ts';
import { type Looks, lookedInto } from './looked-into.ts';

/** Why somebody may see a region. What they see by break-glass is masked, and small counts are kept back (requirements D8). */
export type Admission = 'own' | 'break-glass';

/**
 * Whether the caller may read about a region: lists and statistics, never for a write. Their own costs nothing; any other
 * one read of their open break-glasses. `break-glass` obliges: suppress-small.ts for counts, and no unmasking. Whether
 * the region exists is not asked here: that is public, and the caller's 404.
 * @throws RefusedError `outside-jurisdiction` (403), the same for regions that do not exist.
 */
export async function admitRegion(
  { staff }: Pick<Caller, 'staff'>,
  region: string,
  looks: Looks,
): Promise<Admission> {
  if (isWithin(region, staff.region)) return 'own';
  const regions = await lookedInto(looks, staff);
  if (!regions.some((open) => isWithin(region, open))) throw outsideJurisdiction();
  return 'break-glass';
}
