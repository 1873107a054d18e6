import { widestListed } from '../../../schemas/case-list.ts';
import { isListed, metricOf } from '../../../schemas/metric.ts';
import { hashOf, type Range } from '../address.ts';

export interface FigureAsked {
  metric: string;
  region: string;
  range: Range;
  /** Of a township: only what stands on its own list, to be dispatched. */
  isDispatch?: boolean;
}

/**
 * Where a figure opens: from the county down to the list of the very cases that it counts, above to the ranking of the regions below
 * by that figure (requirements D2: above the county there are counts and ways down). Findings have a board of their own.
 */
export function figureLink({ metric, region, range, isDispatch = false }: FigureAsked): string {
  if (metricOf(metric)?.unit === 'findings') return hashOf({ screen: 'findings', region });
  if (region.length < widestListed || !isListed(metric))
    return hashOf({ screen: 'overview', region, range, rank: metric });
  const filters = { metric, ...(isDispatch ? { dispatch: 'true' } : {}) };
  return hashOf({ screen: 'list', region, range, filters });
}
