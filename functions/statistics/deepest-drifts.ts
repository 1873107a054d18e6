import type { Judgement } from './judge-figures.ts';

type Found = Judgement['drifts'][number];

/** Each fault once, where it is: a place that differs by as much as all below it together differs because of them. */
export function deepestDrifts(drifts: readonly Found[]): Found[] {
  const byRegion = Map.groupBy(drifts, ({ region }) => region);
  return drifts.filter((drift) => {
    // A dispatch list stands under its township's own code, and nothing is below it.
    if (drift.region === drift.place) return true;
    const below = (byRegion.get(drift.place) ?? []).filter(
      ({ date, key }) => date === drift.date && key === drift.key,
    );
    return below.length === 0 || sumOf(below) !== sumOf([drift]);
  });
}

const sumOf = (drifts: readonly Found[]): number =>
  drifts.reduce((sum, { counted, expected }) => sum + counted - expected, 0);
