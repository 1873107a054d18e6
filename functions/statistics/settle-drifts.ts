import type { Tally } from '../../schemas/tally.ts';
import type { Drift } from './compare-tallies.ts';

type Named = Pick<Tally, 'place' | 'date' | 'key'>;

/** Levels that a place counts at. */
const lengths = [2, 4, 6, 9, 12];

/**
 * Splits what differs into what stood still while it was recounted, and how much did not: of that nobody can say what it should
 * be. A change of a place changes it at every level above as well.
 */
export function settleDrifts<Found extends Drift>(
  drifts: readonly Found[],
  changed: Iterable<Named>,
): { standing: Found[]; unsettled: number } {
  const touched = new Set<string>();
  for (const { place, date, key } of changed)
    for (const length of lengths)
      if (place.length >= length) touched.add(nameOf({ place: place.slice(0, length), date, key }));
  const standing = drifts.filter((drift) => !touched.has(nameOf(drift)));
  return { standing, unsettled: drifts.length - standing.length };
}

const nameOf = ({ place, date, key }: Named): string => `${place} ${date} ${key}`;
