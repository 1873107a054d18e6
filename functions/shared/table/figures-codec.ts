import type { ReportedFigures, ReportedMetric } from '../../../schemas/reported-figures.ts';
import { reportedKeys, type Tally, type TallyKey } from '../../../schemas/tally.ts';
import { packTallies, readTallies } from './tallies-codec.ts';

/** Figures of places on a day as bytes: what is nothing takes none. */
export function packFigures(
  day: string,
  rows: readonly { code: string; figures: ReportedFigures }[],
): Uint8Array {
  return packTallies(
    rows.flatMap(({ code: place, figures }) =>
      reportedKeys.flatMap((metric): Tally[] => {
        const { atMidnight, since } = figures[metric];
        const told: [TallyKey, number][] = [
          [metric, atMidnight],
          [`since.${metric}`, since],
        ];
        return told
          .filter(([, count]) => count !== 0)
          .map(([key, count]) => ({ place, date: day, key, count }));
      }),
    ),
  );
}

/** The figures of each place that was packed; of another, zeros. */
export function readFigures(packed: Uint8Array): (code: string) => ReportedFigures {
  const counts = new Map(readTallies(packed).map(({ place, key, count }) => [`${place} ${key}`, count]));
  return (code) => {
    const of = (metric: ReportedMetric) => ({
      atMidnight: counts.get(`${code} ${metric}`) ?? 0,
      since: counts.get(`${code} since.${metric}`) ?? 0,
    });
    return Object.fromEntries(reportedKeys.map((metric) => [metric, of(metric)])) as ReportedFigures;
  };
}
