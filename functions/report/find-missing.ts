/** A community that has to report, with the number of its officer's phone. */
export interface Expected {
  code: string;
  name: string;
  phone?: string;
}

/** What a county's communities have to report of a day, and which have. */
export interface CountyReports {
  expected: readonly Expected[];
  confirmed: ReadonlySet<string>;
}

/** Those that have not confirmed, in the order of their codes (requirements E2, E5). */
export function findMissing({ expected, confirmed }: CountyReports): Expected[] {
  return expected
    .filter(({ code }) => !confirmed.has(code))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
