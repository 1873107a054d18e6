/** Communities by their code, with the day from which each exists. */
export type Communities = ReadonlyMap<string, string>;

/**
 * The communities of a city as one text of 1 B or so for each: a line for each day from which they exist, in it each
 * township's five digits below the city and the ranges of its communities' three, as in `2020-01-01;05001:001-014,200;`.
 */
export function packCommunities(communities: Communities): string {
  const sorted = [...communities].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const byDay = Map.groupBy(sorted, ([, validFrom]) => validFrom);
  return Array.from(byDay, ([day, each]) => `${day};${packDay(each.map(([code]) => code))}`).join('\n');
}

function packDay(codes: readonly string[]): string {
  const byTownship = Map.groupBy(codes, (code) => code.slice(4, 9));
  return Array.from(byTownship, ([township, each]) => `${township}:${rangesOf(each)};`).join('');
}

function rangesOf(codes: readonly string[]): string {
  const ranges: { first: string; last: string }[] = [];
  for (const number of codes.map((code) => code.slice(9))) {
    const before = ranges.at(-1);
    if (before !== undefined && Number(number) === Number(before.last) + 1) before.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join();
}

/** From when a community of the packed ones exists; looked up in the text, which is not taken apart (figure F3). */
export function findPacked(packed: string, code: string): string | undefined {
  const [township, number] = [code.slice(4, 9), code.slice(9)];
  const line = packed.split('\n').find((each) => {
    const at = each.indexOf(`;${township}:`);
    return at >= 0 && isInRanges(each.slice(at + 7, each.indexOf(';', at + 7)), number);
  });
  return line?.slice(0, 10);
}

function isInRanges(ranges: string, number: string): boolean {
  return ranges.split(',').some((range) => range.slice(0, 3) <= number && number <= range.slice(-3));
}

/** What was packed. */
export function unpackCommunities(city: string, packed: string): Map<string, string> {
  const lines = packed.split('\n').filter((line) => line !== '');
  return new Map(
    lines.flatMap((line) => {
      const [day = '', ...townships] = line.split(';').filter((part) => part !== '');
      return townships.flatMap((part) => codesOf(city, part).map((code) => [code, day] as const));
    }),
  );
}

function codesOf(city: string, part: string): string[] {
  const [township = '', ranges = ''] = part.split(':');
  return ranges.split(',').flatMap((range) => {
    const [first, last] = [Number(range.slice(0, 3)), Number(range.slice(-3))];
    return Array.from(
      { length: last - first + 1 },
      (_, index) => `${city}${township}${String(first + index).padStart(3, '0')}`,
    );
  });
}
