import type { EquipmentRow, EquipmentState } from '../../../schemas/equipment.ts';
import { stateOf } from './equipment-of.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';

const marks: Readonly<Record<EquipmentState | 'none', string>> = {
  none: 'mark mark-waiting',
  issued: 'mark mark-waiting',
  'in-use': 'mark mark-done',
  'in-repair': 'mark mark-waiting',
  lost: 'mark mark-action',
  returned: 'mark',
};

/** How it stands with the equipment of a community, in words; colour only repeats them. */
export function StateMark({ row }: { row: Pick<EquipmentRow, 'equipment'> }) {
  const words = useEquipmentWords();
  const state = stateOf(row);
  return <span className={marks[state]}>{words.state[state]}</span>;
}
