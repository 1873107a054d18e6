import type { CityRow } from '../../../schemas/city-row.ts';

/**
 * Rows that are taken one after the other, in the order of the file: those of one reference or of one document, and whatever is tied by
 * either. What a city says of a person is taken in the order in which it says it.
 */
export function groupCityRows(rows: readonly CityRow[]): CityRow[][] {
  const first = new Map<string, number>();
  const leader = rows.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while ((leader[at] ?? at) !== at) at = leader[at] ?? at;
    return at;
  };
  for (const [index, row] of rows.entries())
    for (const name of namesOf(row)) {
      const before = first.get(name);
      if (before === undefined) first.set(name, index);
      else tie(leader, leaderOf(before), leaderOf(index));
    }
  const groups = Map.groupBy(rows.keys(), leaderOf);
  return [...groups.values()].map((indexes) => indexes.flatMap((index) => rows[index] ?? []));
}

/** The earlier one leads. */
function tie(leader: number[], one: number, other: number): void {
  leader[Math.max(one, other)] = Math.min(one, other);
}

function namesOf({ reference, form }: CityRow): string[] {
  return [
    `reference#${reference}`,
    ...form.travellers.map(({ document: { number } }) => `document#${number}`),
  ];
}
