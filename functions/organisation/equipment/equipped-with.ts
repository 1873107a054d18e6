import type { Actor } from '../../../schemas/declaration.ts';
import type { EquipmentRequest, EquipmentStep } from '../../../schemas/equipment.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';

interface Issued {
  community: string;
  request: EquipmentRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/** So many steps are kept, and so many requests are recognised when they are sent again: an item has 400 KB. */
const [mostSteps, mostMarks] = [200, 20];

/**
 * A community’s equipment with what it is issued now. What stays the same stays in use since when it was; what was lent meanwhile goes back.
 */
export function equippedWith(
  before: StoredEquipment | undefined,
  { community, request, by, mark }: Issued,
): StoredEquipment {
  const { sim, device } = request;
  const { at } = mark;
  const held = before?.state === 'returned' ? undefined : before;
  const isSameSim = held?.sim.number === sim.number && held.sim.iccid === sim.iccid;
  const isSameDevice = held?.device.imei === device.imei;
  const state = isSameSim && isSameDevice && held.state === 'in-use' ? 'in-use' : 'issued';
  return {
    community,
    version: (before?.version ?? 0) + 1,
    state,
    sim: { ...sim, since: isSameSim ? held.sim.since : at },
    device: { ...device, since: isSameDevice ? held.device.since : at },
    steps: withStep(before, { at, by, step: { kind: 'issue', ...request } }),
    marks: withMark(before, mark),
  };
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
