import type { FeedApplied } from '../../../schemas/feed-run.ts';
import type { PairToJudge } from '../../shared/findings/separation-of.ts';
import type { FoundRow } from '../chunk-rows.ts';
import type { FeedReading } from '../run-work.ts';

export interface PairNeeds {
  /** The official number of a community; undefined where it has none any more. */
  numberOf(community: string): Promise<string | undefined>;
  /** Whether a device is the community’s, or was lent to it when it was seen. */
  isOwn(community: string, pair: Pick<PairToJudge, 'at' | 'device'>): Promise<boolean>;
  /** The community that the registry has a device of, by the 14 digits that tell one. */
  holderOf(device: string): Promise<string | undefined>;
  /** A keyed hash of what tells a device. */
  keyOf(device: string): string;
  /** @returns whether it is the newest word now, and what was before */
  keep(community: string, pair: PairToJudge): Promise<{ isNew: boolean; before: PairToJudge | undefined }>;
  judge(communities: readonly string[]): Promise<void>;
}

export interface PairsAsked {
  reading: Pick<FeedReading, 'id' | 'receivedAt'>;
  /** The community of each reference. */
  communities: readonly string[];
  found: readonly FoundRow[];
  /** Lines of the file before those of the chunk. */
  before: number;
}

const modelDigits = 8;
/** So many communities are noted at a time: a file has a row of each of them. */
const together = 24;

/**
 * Notes in which device the operator saw the SIM of each community (requirements F3), and has those judged that are elsewhere, or were. What tells
 * another device is kept as a keyed hash and the code of its model. Done again, it changes nothing, and has judged what it may have died before.
 */
export async function writePairs(needs: PairNeeds, asked: PairsAsked): Promise<FeedApplied> {
  const applied = { facts: 0, known: 0, others: 0, asked: 0, sought: 0 };
  const toJudge: string[] = [];
  const work = rowsOfCommunities(asked).entries();
  async function goOn(): Promise<void> {
    for (const [community, rows] of work) {
      let matters = false;
      for (const row of rows) {
        const noted = await noteAt(needs, { asked, row }, community);
        applied[noted.what] += 1;
        matters ||= noted.matters;
      }
      if (matters) toJudge.push(community);
    }
  }
  await Promise.all(Array.from({ length: together }, goOn));
  await needs.judge(toJudge);
  return applied;
}

/** Of one community one after the other. */
function rowsOfCommunities({ found, communities }: PairsAsked): Map<string, FoundRow[]> {
  const rows = new Map<string, FoundRow[]>();
  for (const row of found)
    for (const community of new Set(row.references.map((reference) => communities[reference] ?? '')))
      rows.set(community, [...(rows.get(community) ?? []), row]);
  return rows;
}

interface Noted {
  what: 'facts' | 'known' | 'others';
  /** It may open a finding, or settle one. */
  matters: boolean;
}

/** A number that another community has by now says nothing of this one. */
async function noteAt(
  needs: PairNeeds,
  { asked, row }: { asked: PairsAsked; row: FoundRow },
  community: string,
): Promise<Noted> {
  if ((await needs.numberOf(community)) !== row.facts['number']) return { what: 'others', matters: false };
  const device = row.facts['imei'] ?? '';
  const seen = { at: row.facts['at'] ?? asked.reading.receivedAt, device: needs.keyOf(device) };
  const isOwn = await needs.isOwn(community, seen);
  const pair = await pairOf(needs, { asked, row }, { ...seen, isOwn });
  const { isNew, before } = await needs.keep(community, pair);
  const wasElsewhere = before !== undefined && before.device !== seen.device;
  // This run noted it, and may have ended before it was judged.
  const isAgain = before?.run === pair.run && before.line === pair.line;
  return { what: isNew || isAgain ? 'facts' : 'known', matters: !isOwn || wasElsewhere || isAgain };
}

async function pairOf(
  needs: PairNeeds,
  { asked: { reading, before }, row }: { asked: PairsAsked; row: FoundRow },
  { at, device, isOwn }: { at: string; device: string; isOwn: boolean },
): Promise<PairToJudge> {
  const digits = row.facts['imei'] ?? '';
  const of = isOwn ? undefined : await needs.holderOf(digits);
  const { id: run, receivedAt } = reading;
  return {
    ...{ at, device, model: digits.slice(0, modelDigits) },
    ...{ run, line: before + row.line + 1, receivedAt },
    ...(of !== undefined && { of }),
  };
}
