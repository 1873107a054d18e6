import type { Actor } from '../../../schemas/declaration.ts';
import type { EquipmentRequest, EquipmentStep } from '../../../schemas/equipment.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';

interface Issued {
  community: string;
  request: EquipmentRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/** What stands for a phone in what operators tell. */
export type KeyOf = (imei: string) => string;

/** So many are kept of each: an item has 400 KB. */
const [mostSteps, mostMarks, mostEnded] = [200, 20, 20];

/**
 * A community’s equipment with what it is issued now. What stays the same stays in use since when it was, also where it is being repaired; what was
 * lent goes back with a device that another takes over from.
 */
export function equippedWith(
  before: StoredEquipment | undefined,
  { community, request, by, mark }: Issued,
  keyOf: KeyOf,
): StoredEquipment {
  const { sim, device } = request;
  const { at } = mark;
  const held = before?.state === 'returned' ? undefined : before;
  const isSameSim = held?.sim.number === sim.number && held.sim.iccid === sim.iccid;
  const isSameDevice = held?.device.imei === device.imei;
  const isSame = isSameSim && isSameDevice && held.state !== 'lost';
  return {
    community,
    version: (before?.version ?? 0) + 1,
    state: isSame ? held.state : 'issued',
    sim: { ...sim, since: isSameSim ? held.sim.since : at },
    device: { ...device, since: isSameDevice ? held.device.since : at },
    ...(isSame && held.loan !== undefined && { loan: held.loan }),
    ended: isSame ? held.ended : withEnded(before, at, keyOf),
    steps: withStep(before, { at, by, step: { kind: 'issue', ...request } }),
    marks: withMark(before, mark),
  };
}

/** What is lent until now is known only by what stands for it from now on. */
export function withEnded(
  before: StoredEquipment | undefined,
  until: string,
  keyOf: KeyOf,
): StoredEquipment['ended'] {
  const { loan, ended = [] } = before ?? {};
  if (loan === undefined) return ended;
  const last = { device: keyOf(loan.imei), until: until < loan.until ? until : loan.until };
  return [...ended, last].slice(-mostEnded);
}

export function withStep(
  before: Pick<StoredEquipment, 'steps'> | undefined,
  step: EquipmentStep,
): EquipmentStep[] {
  return [...(before?.steps ?? []), step].slice(-mostSteps);
}

export function withMark(
  before: Pick<StoredEquipment, 'marks'> | undefined,
  { key, body }: { key: string; body: string },
): StoredEquipment['marks'] {
  return [...(before?.marks ?? []), { key, body }].slice(-mostMarks);
}
