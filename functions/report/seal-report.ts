import { createHash } from 'node:crypto';

export interface SealNeeds {
  /** The counties of the day that are closed, and those that are not, in the order of their codes. */
  counties(day: string): Promise<readonly { county: string; communities: number; sha256?: string }[]>;
  /** Says that the report of a day is closed, and how many communities of each county it is of; when it was sealed already, that stays. */
  seal(sealed: SealedDay): Promise<void>;
}

export interface SealedDay {
  day: string;
  closedAt: string;
  sha256: string;
  communities: Readonly<Record<string, number>>;
}

/** What the machine goes on with: the pieces of work by which the files are made, the province and each city. */
export interface Sealed {
  sha256: string;
  files: { day: string; region: string }[];
}

/**
 * Seals the report of a day once every county is closed: number and hash follow from what is closed, so that doing it again is the same.
 * @throws Error while a county is not closed: then the state machine fails, rings, and can be redriven.
 */
export async function sealReport(
  needs: SealNeeds,
  { day, closedAt }: { day: string; closedAt: string },
): Promise<Sealed> {
  const all = await needs.counties(day);
  const open = all.filter(({ sha256 }) => sha256 === undefined);
  if (all.length === 0 || open.length > 0)
    throw new Error(`${open.length} counties of ${day} are not closed`);
  const sha256 = hashOfCounties(all.map((one) => one.sha256 ?? ''));
  const communities = Object.fromEntries(all.map((one) => [one.county, one.communities]));
  await needs.seal({ day, closedAt, sha256, communities });
  const regions = [...new Set(all.flatMap(({ county }) => [county.slice(0, 2), county.slice(0, 4)]))];
  return { sha256, files: regions.toSorted().map((region) => ({ day, region })) };
}

/** The hash of a region above the county: of those of its counties in the order of their codes. */
export function hashOfCounties(hashes: readonly string[]): string {
  return createHash('sha256').update(hashes.join('\n')).digest('hex');
}

/** What the report of a region is called. */
export function numberOf(day: string, region: string): string {
  return `${day.replaceAll('-', '')}-${region}`;
}
