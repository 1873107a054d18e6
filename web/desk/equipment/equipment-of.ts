import type { Equipment, EquipmentRow, EquipmentState } from '../../../schemas/equipment.ts';
import type { EquipmentView } from '../address.ts';

export const stateOf = ({ equipment }: Pick<EquipmentRow, 'equipment'>): EquipmentState | 'none' =>
  equipment?.state ?? 'none';

/** What a community has now; nothing once it was given back. */
export function heldBy({ equipment }: Pick<EquipmentRow, 'equipment'>): Equipment | undefined {
  return equipment?.state === 'returned' ? undefined : equipment;
}

const views: Readonly<Record<EquipmentView, (row: EquipmentRow) => boolean>> = {
  without: (row) => heldBy(row) === undefined,
  issued: (row) => stateOf(row) === 'issued',
  elsewhere: (row) => heldBy(row) !== undefined && row.seen?.device === 'other',
};

/** The communities of a view; all of them without one. */
export function rowsOf(
  rows: readonly EquipmentRow[],
  only: EquipmentView | undefined,
): readonly EquipmentRow[] {
  return only === undefined ? rows : rows.filter(views[only]);
}

/** Whether a community is meant by what somebody typed. */
export function isMeant(row: EquipmentRow, find: string): boolean {
  const { community, name, equipment } = row;
  return name.includes(find) || community.startsWith(find) || equipment?.sim.number.includes(find) === true;
}
