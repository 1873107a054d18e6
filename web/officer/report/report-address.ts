import type { Me } from '../../../schemas/staff.ts';
import type { Address } from '../address.ts';
import type { Reported } from './report-store.ts';

/** Where a report is; one's own needs no name. */
export function reportAddress({ day, community }: Reported, who: Me): Address {
  return community === who.region.code ? { screen: 'report', day } : { screen: 'report', day, community };
}
