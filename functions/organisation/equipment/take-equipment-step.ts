import type { Actor } from '../../../schemas/declaration.ts';
import type { EquipmentStepRequest } from '../../../schemas/equipment.ts';
import { equipmentMoves, equipmentStepsOf } from '../../../schemas/equipment-life.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { withMark, withStep } from './equipped-with.ts';
import type { IssueNeeds } from './issue-equipment.ts';

export interface StepAsked {
  community: string;
  step: EquipmentStepRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/**
 * Records what became of a community’s equipment (requirements F1, F4): received, away to be repaired with what is lent meanwhile, back, lost,
 * given back. A retry changes nothing.
 * @throws RefusedError 409 `equipment.none`, `equipment.state`
 */
export async function takeEquipmentStep(
  needs: Pick<IssueNeeds, 'find' | 'keep' | 'judge'>,
  asked: StepAsked,
): Promise<StoredEquipment> {
  const { community, mark } = asked;
  const kept = await againWhenRaced(async () => {
    const before = await needs.find(community);
    if (before === undefined) throw new RefusedError('equipment.none', 409);
    if (sentBefore(before.marks, mark) !== undefined) return before;
    const next = afterStep(before, asked);
    return (await needs.keep(next, before)) === undefined ? undefined : next;
  });
  await needs.judge(community);
  return kept;
}

function afterStep(before: StoredEquipment, { step, by, mark }: StepAsked): StoredEquipment {
  if (!equipmentStepsOf(before.state, by.place).includes(step.kind))
    throw new RefusedError('equipment.state', 409);
  const { loan: lent, ...kept } = before;
  const { at } = mark;
  const isAway = step.kind === 'repair' || (step.kind === 'loss' && lent !== undefined);
  const loan = step.kind === 'repair' && step.loan !== undefined ? { imei: step.loan, since: at } : lent;
  return {
    ...kept,
    version: before.version + 1,
    state: equipmentMoves[step.kind].to,
    steps: withStep(before, { at, by, step }),
    marks: withMark(before, mark),
    ...(isAway && loan !== undefined && { loan }),
  };
}
