/** A batch as far as its place in the log goes. */
export interface Placed {
  n: number;
  at: string;
}

/**
 * The last batch that was noted at an instant or before it, by halving: as many reads as the number of batches has binary digits. What is
 * kept no more is before all that is.
 * @returns undefined when all that is kept was noted later
 */
export async function findPosition<Batch extends Placed>(
  find: (n: number) => Promise<Batch | undefined>,
  last: Batch,
  at: string,
): Promise<Batch | undefined> {
  if (last.at <= at) return last;
  let found: Batch | undefined;
  let [from, to] = [1, last.n - 1];
  while (from <= to) {
    const middle = Math.floor((from + to) / 2);
    const batch = await find(middle);
    if (batch !== undefined && batch.at > at) to = middle - 1;
    else [found, from] = [batch ?? found, middle + 1];
  }
  return found;
}
