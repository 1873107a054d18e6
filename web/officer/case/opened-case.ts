import type { CaseDetail } from '../../../schemas/worklist.ts';
import { cellOf } from '../../staff/cell.ts';
import { address } from '../address.ts';

export interface Opened {
  id: string;
  detail: CaseDetail | undefined;
  failed: unknown;
}

const none: Opened = { id: '', detail: undefined, failed: undefined };

/** The case that is open. One at a time, in memory only: every reading is a view on record (invariant 7). */
export const opened = cellOf<Opened>(none);

/** The screens that a case is not kept on: opened again it is read again, as it is then. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['today', 'report', 'figure', 'findings', 'finding', 'unknown'],
]);

/**
 * Forgets the case back at a list. By the address and not when its screen goes: Preact cleans up after what it has drawn, so that the
 * next case may be open by then, and would be forgotten instead.
 */
export function forgetAtLists(): void {
  address.watch(() => {
    if (elsewhere.has(address.get().screen)) opened.set(none);
  });
}
