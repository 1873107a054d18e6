import type { CaseComparisons } from '../../../schemas/feed-run.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { StrangerRow } from './look-for-stranger.ts';
import { partRow } from './person-of-row.ts';

type Fact = CaseComparisons['facts'][number];

export interface ConfirmNeeds {
  /** Rows that may be about the person of the case, with whether they go to the place that they name if they are not. */
  waiting(): Promise<readonly (Fact & { ref: string; keep: boolean; retentionDate?: string })[]>;
  /** Notes it at the case. */
  keep(fact: Fact): Promise<void>;
  seek(row: StrangerRow): Promise<void>;
  /** From now on it waits for nobody. */
  decide(ref: string): Promise<void>;
}

/**
 * Somebody has said whether the rows that a finding rests on are about the person of its case (requirements D3): what they say is noted
 * there, or goes to the place that they name. Each is decided last, so that whoever is stopped in between begins with it again.
 */
export async function confirmCandidates(
  needs: ConfirmNeeds,
  { evidence }: { evidence: readonly Pick<FindingEvidence, 'ref'>[] },
  isSame: boolean,
): Promise<void> {
  const asked = new Set(evidence.map(({ ref }) => ref));
  for (const { ref, keep, retentionDate: _kept, ...fact } of await needs.waiting()) {
    if (!asked.has(ref)) continue;
    const { person, told } = partRow(fact.told);
    if (isSame) await needs.keep({ ...fact, told });
    else if (keep)
      await needs.seek({ kind: fact.kind, person, evidence: { ...fact, ref, feed: fact.kind, told } });
    await needs.decide(ref);
  }
}
