import { metrics } from '../../schemas/metric.ts';
import { tallyIndex, tallyKeys } from '../../schemas/tally.ts';

const namesOf = (start: string): string[] => tallyKeys.filter((key) => key.startsWith(`${start}.`));

/** The keys that are summed over all days as well, because a stock is told from them. */
export const stockKeys: ReadonlySet<number> = new Set(
  metrics
    .flatMap(({ told }): readonly string[] => {
      switch (told.by) {
        case 'standing':
        case 'past-days':
          return told.keys;
        case 'balance':
          return [...told.on, ...told.off];
        case 'fallen-due':
          return namesOf(told.cohort);
        case 'pending':
          return [...namesOf('uncontacted'), ...namesOf('queued')];
        case 'sum':
        case 'rounds':
        case 'percentile':
          return [];
      }
    })
    .map((key) => tallyIndex.get(key) ?? -1),
);
