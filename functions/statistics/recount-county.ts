import type { Declaration } from '../../schemas/declaration.ts';
import type { Tally } from '../../schemas/tally.ts';
import { recountDeclarations } from './recount-declarations.ts';

export interface CountyCases {
  /** The townships of a county, those too that were merged or closed. */
  townships(county: string): Promise<readonly string[]>;
  /** The declarations that count and are a township's now, some at a time. */
  of(township: string): AsyncIterable<readonly Declaration[]>;
}

/**
 * What the cases of a county tell, by the rules of the recount alone: of its own places, and of those elsewhere that the cases were
 * at before. A few at a time, so that a county of any size fits into memory.
 */
export async function recountCounty(cases: CountyCases, county: string): Promise<Tally[]> {
  const sums = new Map<string, Tally>();
  for (const township of await cases.townships(county))
    for await (const some of cases.of(township))
      for (const tally of recountDeclarations(some)) {
        const name = `${tally.place} ${tally.date} ${tally.key}`;
        sums.set(name, { ...tally, count: tally.count + (sums.get(name)?.count ?? 0) });
      }
  return [...sums.values()];
}
