import type { Tally } from '../../schemas/tally.ts';
import { tallyKeys } from '../../schemas/tally.ts';
import { childOf } from '../shared/figures/child-of.ts';
import type { Sums } from '../shared/figures/sums.ts';

/** What a region must show of its children when these are the tallies of places below it: one count a child, day and key. */
export function foldTallies(region: string, tallies: Iterable<Tally>): Tally[] {
  const folded = new Map<string, Tally>();
  for (const { place, date, key, count } of tallies) {
    const child = childOf(region, place);
    if (child === undefined) continue;
    const name = `${child} ${date} ${key}`;
    folded.set(name, { place: child, date, key, count: (folded.get(name)?.count ?? 0) + count });
  }
  return [...folded.values()];
}

/** The figures of a region as tallies of its children. @throws RangeError for a key that this version does not know. */
export function talliesOfSums(sums: Sums): Tally[] {
  return [...sums].flatMap(([date, children]) =>
    [...children].flatMap(([place, counts]) =>
      [...counts].map(([index, count]) => {
        const key = tallyKeys[index];
        if (key === undefined) throw new RangeError(`there is no tally ${index}`);
        return { place, date, key, count };
      }),
    ),
  );
}
