import {
  type EquipmentRow,
  type EquipmentStepRequest,
  equipment,
  equipmentList,
} from '../../../schemas/equipment.ts';
import { contentOf } from '../api/request.ts';

/** What a community has, and where its SIM was seen last (requirements F1, F3). @throws what was refused, or that nothing was reached */
export async function readEquipment(community: string): Promise<EquipmentRow | undefined> {
  const { rows = [] } = await contentOf({ path: `/v1/equipment/${community}`, answer: equipmentList });
  return rows[0];
}

/** Records a step; the same key is the same step. @throws what was refused, or that nothing was reached */
export async function sendEquipmentStep(
  community: string,
  step: EquipmentStepRequest,
  key: string,
): Promise<void> {
  await contentOf({
    path: `/v1/equipment/${community}/steps`,
    answer: equipment,
    post: { body: step, key },
  });
}
