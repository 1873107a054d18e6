import type { Declaration } from '../../schemas/declaration.ts';
import type { Tally } from '../../schemas/tally.ts';
import type { FindingFacts } from '../shared/findings/finding.ts';
import { recountDeclarations } from './recount-declarations.ts';
import { recountFindings } from './recount-findings.ts';

export interface CountyCases {
  /** The townships of a county, those too that were merged or closed. */
  townships(county: string): Promise<readonly string[]>;
  /** The declarations that count and are a township's now, some at a time. */
  of(township: string): AsyncIterable<readonly Declaration[]>;
  /** What comparison found that a place answers for now, some at a time. */
  findings(place: string): AsyncIterable<readonly FindingFacts[]>;
}

const countyDigits = 6;

/**
 * What the cases of a county tell, by the rules of the recount alone: of its own places, and of those elsewhere that the cases were
 * at before; of a city or the province, what stands there itself, which are findings that name no county. A few at a time, so that a
 * county of any size fits into memory.
 */
export async function recountCounty(cases: CountyCases, county: string): Promise<Tally[]> {
  const sums = new Map<string, Tally>();
  const add = (told: readonly Tally[]) => {
    for (const tally of told) {
      const name = `${tally.place} ${tally.date} ${tally.key}`;
      sums.set(name, { ...tally, count: tally.count + (sums.get(name)?.count ?? 0) });
    }
  };
  const townships = county.length < countyDigits ? [] : await cases.townships(county);
  for (const township of townships)
    for await (const some of cases.of(township)) add(recountDeclarations(some));
  for (const place of [county, ...townships])
    for await (const some of cases.findings(place)) add(recountFindings(some));
  return [...sums.values()];
}
