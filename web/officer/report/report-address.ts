import type { ReportedMetric } from '../../../schemas/reported-figures.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { Address } from '../address.ts';
import type { Reported } from './held-reports.ts';

/** Where a report is; one’s own needs no name. */
export function reportAddress(of: Reported, who: Me): Address {
  return { screen: 'report', ...named(of, who) };
}

/** Where the cases of one of its figures are. */
export function figureAddress(of: Reported, who: Me, metric: ReportedMetric): Address {
  return { screen: 'figure', ...named(of, who), metric };
}

function named({ day, community }: Reported, who: Me): { day: string; community?: string } {
  return community === who.region.code ? { day } : { day, community };
}
