import type { Actor } from '../../../schemas/declaration.ts';
import { type EquipmentStep, type EquipmentStepRequest, loanDays } from '../../../schemas/equipment.ts';
import { equipmentMoves, equipmentStepsOf } from '../../../schemas/equipment-life.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { InvalidError, RefusedError } from '../../shared/errors.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../../shared/life-cycle/sent-before.ts';
import { type KeyOf, withEnded, withMark, withStep } from './equipped-with.ts';
import type { IssueNeeds } from './issue-equipment.ts';

export interface StepAsked {
  community: string;
  step: EquipmentStepRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

type StepNeeds = Pick<IssueNeeds, 'find' | 'keep' | 'judge' | 'keyOf' | 'holder'>;

const dayMs = 86_400_000;
const modelDigits = 8;

/**
 * Records what became of a community’s equipment (requirements F1, F4): received, away to be repaired with what is lent meanwhile, back, lost,
 * given back. A retry changes nothing.
 * @throws RefusedError 409 `equipment.none`, `equipment.state`; InvalidError for a loan that the registry has of a community
 */
export async function takeEquipmentStep(needs: StepNeeds, asked: StepAsked): Promise<StoredEquipment> {
  const { community, step, mark } = asked;
  const lent = step.kind === 'repair' ? step.loan : undefined;
  if (lent !== undefined && (await needs.holder('imei', lent)) !== undefined)
    throw new InvalidError([{ path: ['loan'], code: 'equipment.imei-taken' }]);
  const keyOf = await needs.keyOf();
  const kept = await againWhenRaced(async () => {
    const before = await needs.find(community);
    if (before === undefined) throw new RefusedError('equipment.none', 409);
    if (sentBefore(before.marks, mark) !== undefined) return before;
    const next = afterStep(before, asked, keyOf);
    return (await needs.keep(next, before)) === undefined ? undefined : next;
  });
  await needs.judge(community);
  return kept;
}

function afterStep(before: StoredEquipment, { step, by, mark }: StepAsked, keyOf: KeyOf): StoredEquipment {
  if (!equipmentStepsOf(before.state, by.place).includes(step.kind))
    throw new RefusedError('equipment.state', 409);
  const { loan: _lent, ...kept } = before;
  const { at } = mark;
  const until = new Date(Date.parse(at) + loanDays * dayMs).toISOString();
  return {
    ...kept,
    version: before.version + 1,
    state: equipmentMoves[step.kind].to,
    ended: withEnded(before, at, keyOf),
    steps: withStep(before, { at, by, step: asKept(step) }),
    marks: withMark(before, mark),
    ...(step.kind === 'repair' && step.loan !== undefined && { loan: { imei: step.loan, since: at, until } }),
  };
}

/** What is lent may be somebody’s own phone: the history has what tells its model. */
function asKept(step: EquipmentStepRequest): EquipmentStep['step'] {
  if (step.kind !== 'repair' || step.loan === undefined) return step;
  return { ...step, loan: step.loan.slice(0, modelDigits).padEnd(step.loan.length, '*') };
}
