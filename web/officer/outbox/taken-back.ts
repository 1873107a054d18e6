import { cellOf } from '../../staff/cell.ts';
import type { Action } from './action.ts';

/** What about a finding was undone, or is to be corrected: its form opens again as it was. */
export const takenBack = cellOf<Action | undefined>(undefined);
