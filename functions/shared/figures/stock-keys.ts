import { metrics, type Telling } from '../../../schemas/metric.ts';
import { tallyIndex, tallyKeys } from '../../../schemas/tally.ts';

const namesOf = (start: string): string[] => tallyKeys.filter((key) => key.startsWith(`${start}.`));

const keysBy = (chosen: (told: Telling) => boolean): ReadonlySet<number> =>
  new Set(
    metrics
      .filter(({ told }) => chosen(told))
      .flatMap(({ told }) => keysOf(told))
      .map((key) => tallyIndex.get(key) ?? -1),
  );

function keysOf(told: Telling): readonly string[] {
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
    case 'share':
      return [];
  }
}

/** The keys that are summed over all days as well, because a stock is told from them. */
export const stockKeys: ReadonlySet<number> = keysBy(() => true);

/**
 * Of these the ones that a case holds until something is done about it. A balance comes back to nothing by itself, after the
 * last day of a measure, and tells of days that have ended too.
 */
export const heldKeys: ReadonlySet<number> = keysBy(({ by }) => by !== 'balance');
