import { packTallies, visitTallies } from '../../functions/shared/table/tallies-codec.ts';
import { type Tally, tallyKeys } from '../../schemas/tally.ts';

/** What a recount finds, by county: packed, as a province of a million declarations comes to some twenty million tallies. */
export interface KeptTallies {
  add(tallies: readonly Tally[]): void;
  /** The counties that something was found of. */
  counties(): string[];
  /** All that was found of a county's places: one tally for each place, day and key. */
  of(county: string): Tally[];
}

const countyDigits = 6;

export function keepTallies(): KeptTallies {
  const kept = new Map<string, Uint8Array[]>();
  return {
    add: (tallies) => {
      for (const [county, found] of Map.groupBy(tallies, ({ place }) => place.slice(0, countyDigits))) {
        const parts = kept.get(county) ?? [];
        parts.push(packTallies(found));
        kept.set(county, parts);
      }
    },
    counties: () => [...kept.keys()],
    of: (county) => sumOf(kept.get(county) ?? []),
  };
}

function sumOf(parts: readonly Uint8Array[]): Tally[] {
  const sums = new Map<string, Tally>();
  for (const part of parts)
    visitTallies(part, (place, date, index, count) => {
      const name = `${place} ${date} ${index}`;
      const found = sums.get(name);
      if (found !== undefined) {
        found.count += count;
        return;
      }
      const key = tallyKeys[index];
      if (key === undefined) throw new RangeError(`there is no tally ${index}`);
      sums.set(name, { place, date, key, count });
    });
  return [...sums.values()];
}
