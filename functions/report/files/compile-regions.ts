import type { CountyDue } from '../count-children.ts';
import { type EditionNeeds, makeEdition } from './make-edition.ts';

export interface CompileNeeds extends EditionNeeds {
  closedAt(day: string): Promise<string | undefined>;
}

const provinceDigits = 2;

/**
 * Makes the files of the province, or of a city and its counties, as the report of the day was closed (requirements E4). Those of townships are
 * made when somebody fetches them.
 * @returns how many regions have their files
 * @throws Error for a day that is not closed
 */
export async function compileRegions(
  needs: CompileNeeds,
  { day, region }: { day: string; region: string },
): Promise<number> {
  const [closedAt, counties] = await Promise.all([needs.closedAt(day), needs.reads.counties(day, region)]);
  if (closedAt === undefined) throw new Error(`the report of ${day} is not closed`);
  const below = region.length === provinceDigits ? [] : counties.map(({ county }: CountyDue) => county);
  for (const one of [region, ...below])
    await makeEdition(needs, { day, region: one, closedAt, corrections: [] });
  return 1 + below.length;
}
