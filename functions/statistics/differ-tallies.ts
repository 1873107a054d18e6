import type { Tally } from '../../schemas/tally.ts';

const keyOf = ({ place, date, key }: Tally): string => `${place} ${date} ${key}`;

/** What has to be added to what `before` told so that it is what `after` tells; nothing where they agree. */
export function differTallies(before: readonly Tally[], after: readonly Tally[]): Tally[] {
  const differences = new Map<string, Tally>();
  const add = (tally: Tally, sign: 1 | -1) => {
    const known = differences.get(keyOf(tally));
    differences.set(keyOf(tally), { ...tally, count: (known?.count ?? 0) + sign * tally.count });
  };
  for (const tally of after) add(tally, 1);
  for (const tally of before) add(tally, -1);
  return [...differences.values()].filter(({ count }) => count !== 0);
}
