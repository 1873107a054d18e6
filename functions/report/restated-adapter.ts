import { findRestatements, type Restatement } from '../shared/table/restatement-store.ts';
import type { Table } from '../shared/table/table.ts';

/** So many counties are asked at once. */
const atOnce = 20;

/** What was restated of a day in some counties, in their order. */
export async function findRestatementsOf(
  table: Table,
  day: string,
  counties: readonly string[],
): Promise<Restatement[]> {
  const found: Restatement[] = [];
  for (let first = 0; first < counties.length; first += atOnce) {
    const some = counties.slice(first, first + atOnce);
    const read = await Promise.all(some.map((county) => findRestatements(table, day, county)));
    found.push(...read.flat());
  }
  return found;
}
