import { isWithin } from '../../schemas/access.ts';
import type { BreakGlass, BreakGlassList } from '../../schemas/break-glass.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction } from '../shared/errors.ts';

export interface ListedLooks {
  /** The looks that concern a region, the newest first. */
  around(region: string): Promise<BreakGlass[]>;
}

/**
 * Who looked into a region of the caller's, and who looked out of it (requirements D8: reported). Not by break-glass: who
 * looks where is told to those concerned.
 * @throws RefusedError `outside-jurisdiction`
 */
export async function listLooks(
  looks: ListedLooks,
  { staff }: Pick<Caller, 'staff'>,
  region: string,
): Promise<BreakGlassList> {
  if (!isWithin(region, staff.region)) throw outsideJurisdiction();
  return { looks: await looks.around(region) };
}
