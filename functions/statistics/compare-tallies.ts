import type { Tally, TallyKey } from '../../schemas/tally.ts';

/** Where what is counted is not what a recount finds. */
export interface Drift {
  place: string;
  date: string;
  key: TallyKey;
  expected: number;
  counted: number;
}

const nameOf = ({ place, date, key }: Tally): string => `${place} ${date} ${key}`;

/** What a recount finds against what is counted, by place, day and key (invariant 4): nothing where they agree. */
export function compareTallies(expected: readonly Tally[], counted: readonly Tally[]): Drift[] {
  const drifts = new Map<string, Drift>();
  const driftOf = (tally: Tally): Drift => {
    const { place, date, key } = tally;
    const known = drifts.get(nameOf(tally)) ?? { place, date, key, expected: 0, counted: 0 };
    drifts.set(nameOf(tally), known);
    return known;
  };
  for (const tally of expected) driftOf(tally).expected += tally.count;
  for (const tally of counted) driftOf(tally).counted += tally.count;
  return [...drifts.values()].filter((drift) => drift.expected !== drift.counted);
}

/** What has to be added so that what is counted is what the recount found. */
export function repairOf(drifts: readonly Drift[]): Tally[] {
  return drifts.map(({ place, date, key, expected, counted }) => ({
    place,
    date,
    key,
    count: expected - counted,
  }));
}
