import { useStatistics } from '../api/queries.ts';
import { type Comparison, valueOf } from './compare-periods.ts';

/** What a stock was at the ends of the ranges that are compared with (at most two); undefined where it is not told. */
export function useEarlierStock(
  region: string,
  metric: string,
  [first, second]: readonly Comparison[],
): (number | undefined)[] {
  const one = useStockOn({ region, metric, day: first?.range.to });
  const other = useStockOn({ region, metric, day: second?.range.to });
  return [one, other];
}

function useStockOn({ region, metric, day }: { region: string; metric: string; day: string | undefined }) {
  const told = useStatistics(
    { region, from: day ?? '', to: day ?? '', metrics: [metric] },
    { enabled: day !== undefined },
  );
  return valueOf(told.data?.total, metric);
}
