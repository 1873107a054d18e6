import type { EquipmentState, EquipmentStepRequest } from './equipment.ts';
import { levelOf, type RegionLevel } from './region.ts';

interface Move {
  from: readonly EquipmentState[];
  to: EquipmentState;
  by: readonly RegionLevel[];
}

const onSite: readonly RegionLevel[] = ['community', 'township'];
const inUse: readonly EquipmentState[] = ['issued', 'in-use'];

/** The life of a community’s equipment as data (requirements F1, F4): which step leads where, and who takes it. */
export const equipmentMoves: Readonly<Record<EquipmentStepRequest['kind'], Move>> = {
  // What was lost may be found again.
  receipt: { from: ['issued', 'lost'], to: 'in-use', by: onSite },
  repair: { from: inUse, to: 'in-repair', by: onSite },
  repaired: { from: ['in-repair'], to: 'in-use', by: onSite },
  loss: { from: [...inUse, 'in-repair'], to: 'lost', by: onSite },
  return: { from: [...inUse, 'in-repair', 'lost'], to: 'returned', by: ['county', 'city', 'province'] },
};

/** The steps that somebody of a region may take about equipment in a state. */
export function equipmentStepsOf(state: EquipmentState, region: string): EquipmentStepRequest['kind'][] {
  const level = levelOf(region);
  return (Object.keys(equipmentMoves) as EquipmentStepRequest['kind'][]).filter((kind) => {
    const { from, by } = equipmentMoves[kind];
    return from.includes(state) && by.includes(level);
  });
}
