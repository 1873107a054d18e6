import type { SeenPair } from '../../../schemas/equipment.ts';
import type { FindingEvidence } from '../../../schemas/finding.ts';
import type { StoredEquipment } from '../equipment/stored-equipment.ts';

/** In which device a SIM was seen, by a keyed hash of what tells the device. */
export interface PairToJudge {
  at: string;
  device: string;
  model: string;
  of?: string | undefined;
  run: string;
  line: number;
  receivedAt: string;
}

type Held = Pick<StoredEquipment, 'state' | 'sim' | 'device' | 'loan' | 'ended'>;
type KeyOf = (imei: string) => string;

/**
 * Whose device a SIM was seen in: its own, one that was lent while that one is repaired, also when that was said only afterwards, or another
 * (requirements F3). Undefined for what was seen before the SIM and the device came together.
 */
export function deviceSeen(
  { sim, device, loan, ended }: Held,
  pair: Pick<PairToJudge, 'at' | 'device'>,
  keyOf: KeyOf,
): SeenPair['device'] | undefined {
  if (pair.at < sim.since || pair.at < device.since) return undefined;
  if (pair.device === keyOf(device.imei)) return 'own';
  const isLent =
    (loan !== undefined && pair.device === keyOf(loan.imei) && pair.at <= loan.until) ||
    ended.some(({ device: lent, until }) => pair.device === lent && pair.at <= until);
  return isLent ? 'loan' : 'other';
}

/**
 * What is found of a community’s SIM by the pair that was told of last (requirements F3): a function of the registry and of that pair, so that it
 * does not matter in which order files came, or how often (invariant 8). The same device with the same equipment is the same evidence: what somebody
 * has seen through opens nothing again.
 */
export function separationOf(
  equipment: Held | undefined,
  pair: PairToJudge | undefined,
  keyOf: KeyOf,
): FindingEvidence[] {
  if (equipment === undefined || pair === undefined) return [];
  // Who found a lost phone is asked for nothing.
  if (equipment.state === 'returned' || equipment.state === 'lost') return [];
  if (deviceSeen(equipment, pair, keyOf) !== 'other') return [];
  const { sim, device } = equipment;
  const since = sim.since > device.since ? sim.since : device.since;
  const { at, model, of, run, line, receivedAt } = pair;
  return [
    {
      ref: `pair:${pair.device}:${Date.parse(since).toString(36)}`,
      ...{ at, feed: 'sim-device', run, line, receivedAt },
      told: { number: sim.number, model, ...(of !== undefined && { community: of }) },
    },
  ];
}
