import type { Me } from '../../../schemas/staff.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { mayHappen, transferToUs } from './may-act.ts';

/** What an officer can do with a case. `dispatch` is the township's transfer out of its dispatch list (requirements B3). */
export type CaseAction =
  | 'accept'
  | 'refuse'
  | 'dispatch'
  | 'verify'
  | 'test'
  | 'measure'
  | 'contact'
  | 'transfer'
  | 'not-coming'
  | 'release';

export interface CaseActions {
  /** The big ones at the thumb: one, or the two answers to a transfer. */
  main: CaseAction[];
  more: CaseAction[];
}

const townshipDigits = 9;

/** What can be done now, and what of it is the next step; nothing when the case is another's or closed. */
export function actionsOf(detail: CaseDetail, me: Me): CaseActions {
  const ours = ourActions(detail);
  if (transferToUs(detail, me) === undefined) return ours;
  return { main: ['accept', 'refuse'], more: [...ours.main, ...ours.more] };
}

function ourActions(detail: CaseDetail): CaseActions {
  const canTransfer = mayHappen(detail, 'transfer');
  const unplaced = detail.place.length === townshipDigits && canTransfer;
  const possible: CaseAction[] = [
    ...(unplaced ? (['dispatch'] as const) : []),
    ...(mayHappen(detail, 'arrival') ? (['verify'] as const) : []),
    ...(mayHappen(detail, 'test') ? (['test', 'measure'] as const) : []),
    ...(mayHappen(detail, 'reached') && !mayHappen(detail, 'arrival') ? (['contact'] as const) : []),
    ...(canTransfer && !unplaced ? (['transfer'] as const) : []),
    ...(mayHappen(detail, 'not-coming') ? (['not-coming'] as const) : []),
    ...(mayHappen(detail, 'release') ? (['release'] as const) : []),
  ];
  const [main, ...more] = possible;
  return { main: main === undefined ? [] : [main], more };
}
