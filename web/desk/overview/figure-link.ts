import { widestListed } from '../../../schemas/case-list.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { type Filters, hashOf, type Range } from '../address.ts';

/** Which cases of a list stand behind a figure, where the list can tell them. */
const filtersOf: Readonly<Record<string, Filters>> = {
  overdue: { need: 'overdue' },
  'no-show': { need: 'no-show' },
  'awaiting-acceptance': { need: 'awaiting-acceptance' },
  'tests-overdue': { need: 'tests-overdue' },
  pending: { state: 'declared' },
  unreachable: { state: 'unreachable' },
  'under-control': { state: 'under-control' },
  'arrived.high-risk': { risk: 'high' },
  'arrived.medium-risk': { risk: 'medium' },
};

/** Stocks hold cases of any day: those that came within two months, or come within one. */
const around = (today: string): Range => ({ from: addDays(today, -60), to: addDays(today, 30) });

const isStock = (metric: string) => !metric.startsWith('arrived');

export interface FigureAsked {
  metric: string;
  region: string;
  range: Range;
  today: string;
}

/**
 * Where a figure opens: from the county down to its list, above to the ranking of the regions below by that figure
 * (requirements D2: above the county there are counts and ways down).
 */
export function figureLink({ metric, region, range, today }: FigureAsked): string {
  const filters = filtersOf[metric];
  if (region.length >= widestListed && (filters !== undefined || region.length === 12))
    return hashOf({
      screen: 'list',
      region,
      range: isStock(metric) && filters !== undefined ? around(today) : range,
      filters: filters ?? {},
    });
  return hashOf({ screen: 'overview', region, range, rank: metric });
}
