/** How many communities are drafted together: some 53 batches of the province (design.md §5). */
export const batchSize = 1_000;

export interface CountySize {
  county: string;
  communities: number;
}

/**
 * Counties in batches of about a thousand communities, in the order of their codes; a larger county is a batch of its own. The same
 * counties give the same batches, because a start that comes twice must begin the same execution.
 */
export function planBatches(counties: readonly CountySize[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const { county, communities } of counties.toSorted((a, b) => (a.county < b.county ? -1 : 1))) {
    if (communities > room || batches.length === 0) {
      batches.push([]);
      room = batchSize;
    }
    batches.at(-1)?.push(county);
    room -= communities;
  }
  return batches;
}
