import type { Clock } from '../../shared/clock.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { isJustOpened, type StoredFinding } from '../../shared/findings/finding.ts';
import { type PairToJudge, separationOf } from '../../shared/findings/separation-of.ts';
import { closeFinding, type Found, settleFinding } from '../../shared/findings/settle-finding.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';

export interface EquipmentNeeds {
  equipment(community: string): Promise<StoredEquipment | undefined>;
  /** In which device its SIM was seen last. */
  pair(community: string): Promise<PairToJudge | undefined>;
  /** What stands for a device in pairs. */
  keyOf(imei: string): string;
  findings: {
    find(community: string): Promise<StoredFinding | undefined>;
    /** Undefined when somebody was faster. */
    keep(finding: StoredFinding): Promise<StoredFinding | undefined>;
  };
  subjectOf(community: string): string;
  tell(opened: StoredFinding): Promise<void>;
  clock: Clock;
}

const rule = 'sim-separated';

/**
 * Judges what is known of a community’s SIM, and brings its finding to what the rule says (requirements F3). Whatever was told twice, late or in
 * another order, the last judgement sees all of it: what changed while one was written is judged once more.
 */
export async function judgeEquipment(needs: EquipmentNeeds, community: string): Promise<void> {
  const opened = await againWhenRaced(() => judgeOnce(needs, community));
  if (opened !== 'nothing') await needs.tell(opened);
}

async function judgeOnce(
  needs: EquipmentNeeds,
  community: string,
): Promise<StoredFinding | 'nothing' | undefined> {
  const [equipment, pair] = await readBoth(needs, community);
  const stored = await needs.findings.find(community);
  const next = settleSeparation(
    stored,
    {
      ...{ subject: needs.subjectOf(community), rule, place: community },
      maskedName: equipment?.sim.number ?? stored?.maskedName ?? '*',
      evidence: separationOf(equipment, pair, (imei) => needs.keyOf(imei)),
    },
    needs.clock().toISOString(),
  );
  const kept = next === undefined ? stored : await needs.findings.keep(next);
  if (next !== undefined && kept === undefined) return undefined;
  const [equipmentNow, pairNow] = next === undefined ? [equipment, pair] : await readBoth(needs, community);
  if (equipmentNow?.version !== equipment?.version || pairNow?.device !== pair?.device) return undefined;
  // An earlier try may have ended before anybody was told.
  return kept !== undefined && isJustOpened(kept, needs.clock()) ? kept : 'nothing';
}

/** What was said of one phone is not said of another: that is found anew. */
function settleSeparation(
  stored: StoredFinding | undefined,
  found: Found,
  at: string,
): StoredFinding | undefined {
  const isAnother =
    stored?.state === 'open' &&
    found.evidence.some(({ ref }) => !stored.evidence.some((known) => known.ref === ref));
  if (!isAnother) return settleFinding(stored, found, at);
  const closed = closeFinding(stored, { at, outcome: 'settled', step: { kind: 'settled' } });
  return settleFinding(closed, found, at) ?? closed;
}

function readBoth(needs: EquipmentNeeds, community: string) {
  return Promise.all([needs.equipment(community), needs.pair(community)]);
}
