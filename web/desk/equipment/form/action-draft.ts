import type { Equipment, EquipmentStepRequest } from '../../../../schemas/equipment.ts';
import { equipmentStepsOf } from '../../../../schemas/equipment-life.ts';
import type { Me } from '../../../../schemas/staff.ts';
import type { EquipmentAction } from '../equipment-queries.ts';

export type ActionKind = 'issue' | EquipmentStepRequest['kind'];

/** What is typed so far. */
export interface ActionDraft {
  kind: ActionKind | undefined;
  number: string;
  iccid: string;
  imei: string;
  model: string;
  loan: string;
  note: string;
  /** The version of what was on screen when it was begun. */
  seen: number;
}

/** What somebody may do about the equipment of a community: who issues it, and who stands on site (requirements F1, F4). */
export function actionsOf(equipment: Equipment | undefined, { role, region }: Me): ActionKind[] {
  const steps = equipment === undefined ? [] : equipmentStepsOf(equipment.state, region.code);
  return role === 'township' ? steps : ['issue', ...steps];
}

/** What a form begins with: of what is replaced, what is there, so that only what is new is typed. */
export function draftOf(kind: ActionKind | undefined, equipment: Equipment | undefined): ActionDraft {
  const held = equipment?.state === 'returned' ? undefined : equipment;
  return {
    kind,
    number: held?.sim.number ?? '',
    iccid: held?.sim.iccid ?? '',
    imei: held?.device.imei ?? '',
    model: held?.device.model ?? '',
    ...{ loan: '', note: '' },
    seen: equipment?.version ?? 0,
  };
}

/** Full-width digits, and the blanks and hyphens by which long numbers are written. */
const digits = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '');

/** The draft as it is sent; whether it is right is said by the registry. */
export function actionOf(kind: ActionKind, draft: ActionDraft): EquipmentAction {
  const note = draft.note.trim();
  const noted = note !== '' && { note };
  switch (kind) {
    case 'issue': {
      const sim = { number: digits(draft.number), iccid: digits(draft.iccid) };
      const device = { imei: digits(draft.imei), model: draft.model.trim() };
      return { kind, request: { sim, device, ...noted }, seen: draft.seen };
    }
    case 'receipt':
      return { kind: 'step', step: { kind } };
    case 'repair': {
      const loan = digits(draft.loan);
      return { kind: 'step', step: { kind, ...(loan !== '' && { loan }), ...noted } };
    }
    case 'repaired':
      return { kind: 'step', step: { kind, ...noted } };
    case 'loss':
    case 'return':
      return { kind: 'step', step: { kind, note } };
  }
}
