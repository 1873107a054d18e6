import { isValidOn, type Region } from '../../schemas/region.ts';
import type { Tally } from '../../schemas/tally.ts';
import { isReported } from './figures-of-tallies.ts';

export interface Draft {
  day: string;
  township: string;
  draftedAt: string;
  communities: readonly { code: string; name: string; phone?: string }[];
  tallies: readonly Tally[];
}

export interface DraftNeeds {
  /** The regions right below one, those that were merged or closed too. */
  below(code: string): Promise<readonly Region[]>;
  /** What is counted of the communities of townships on a day. */
  figures(townships: readonly string[], day: string): Promise<ReadonlyMap<string, readonly Tally[]>>;
  keep(drafts: readonly Draft[]): Promise<void>;
  /** Notes how many communities of a county report; after its drafts, so that whoever is told of it finds them. */
  note(county: { day: string; county: string; communities: number }, now: Date): Promise<void>;
}

/**
 * Drafts the report of a day for some counties: a row for each community that existed on that day, one with nothing too (requirements E1).
 * One that was founded, merged or closed on the day is there once, under its own code. Done again, the drafts are those of then.
 * @returns how many communities there are
 */
export async function draftCounties(
  needs: DraftNeeds,
  { day, counties }: { day: string; counties: readonly string[] },
  now: Date,
): Promise<number> {
  const townships = (await Promise.all(counties.map((county) => needs.below(county))))
    .flat()
    .map(({ code }) => code);
  const [communities, counted] = await Promise.all([
    Promise.all(
      townships.map(async (code) => (await needs.below(code)).filter((one) => isValidOn(one, day))),
    ),
    needs.figures(townships, day),
  ]);
  const drafts = townships
    .map((township, index) => ({
      day,
      township,
      draftedAt: now.toISOString(),
      communities: (communities[index] ?? []).map(named),
      tallies: (counted.get(township) ?? []).filter(isReported),
    }))
    .filter((draft) => draft.communities.length > 0);
  await needs.keep(drafts);
  const sizes = counties.map((county) => ({ day, county, communities: sizeOf(county, drafts) }));
  await Promise.all(sizes.map((size) => needs.note(size, now)));
  return sizes.reduce((sum, { communities: size }) => sum + size, 0);
}

function sizeOf(county: string, drafts: readonly Draft[]): number {
  const own = drafts.filter(({ township }) => township.startsWith(county));
  return own.reduce((sum, draft) => sum + draft.communities.length, 0);
}

function named({ code, name, officerPhone }: Region): Draft['communities'][number] {
  return { code, name, ...(officerPhone !== undefined && { phone: officerPhone }) };
}
