import type { FeedApplied } from '../../../schemas/feed-run.ts';
import { type PairToJudge } from '../../shared/findings/separation-of.ts';
import type { FoundRow } from '../chunk-rows.ts';
import type { FeedReading } from '../run-work.ts';

export interface PairNeeds {
  /** The official number of a community; undefined where it has none any more. */
  numberOf(community: string): Promise<string | undefined>;
  /** The community that the registry has a device of, by the 14 digits that tell one. */
  holderOf(device: string): Promise<string | undefined>;
  /** A keyed hash of what tells a device. */
  keyOf(device: string): string;
  /** @returns whether it is the newest word now, and was not before */
  keep(community: string, pair: PairToJudge): Promise<boolean>;
  /** Whether a pair may open a finding, or settle one. */
  matters(community: string, pair: PairToJudge): Promise<boolean>;
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

/**
 * Notes in which device the operator saw the SIM of each community (requirements F3), and has those judged that are elsewhere, or were. What tells
 * another device is kept as a keyed hash and the code of its model. Done again, it changes nothing.
 */
export async function writePairs(needs: PairNeeds, asked: PairsAsked): Promise<FeedApplied> {
  const applied = { facts: 0, known: 0, others: 0, asked: 0, sought: 0 };
  const toJudge = new Set<string>();
  for (const row of asked.found) {
    const communities = new Set(row.references.map((reference) => asked.communities[reference] ?? ''));
    for (const community of communities) {
      const noted = await noteAt(needs, { asked, row }, community);
      applied[noted.what] += 1;
      if (noted.matters) toJudge.add(community);
    }
  }
  await needs.judge([...toJudge]);
  return applied;
}

/** A number that another community has by now says nothing of this one. */
async function noteAt(
  needs: PairNeeds,
  { asked, row }: { asked: PairsAsked; row: FoundRow },
  community: string,
): Promise<{ what: 'facts' | 'known' | 'others'; matters: boolean }> {
  if ((await needs.numberOf(community)) !== row.facts['number']) return { what: 'others', matters: false };
  const pair = await pairOf(needs, asked, row);
  const isNew = await needs.keep(community, pair);
  return { what: isNew ? 'facts' : 'known', matters: await needs.matters(community, pair) };
}

async function pairOf(
  needs: PairNeeds,
  { reading: { id: run, receivedAt }, before }: PairsAsked,
  { line, facts }: FoundRow,
): Promise<PairToJudge> {
  const device = facts['imei'] ?? '';
  const of = await needs.holderOf(device);
  return {
    at: facts['at'] ?? receivedAt,
    device: needs.keyOf(device),
    model: device.slice(0, modelDigits),
    ...{ run, line: before + line + 1, receivedAt },
    ...(of !== undefined && { of }),
  };
}
