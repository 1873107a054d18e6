import { type CaseDetail, caseDetail } from '../../../schemas/worklist.ts';
import { cellOf } from '../../staff/cell.ts';
import { contentOf } from '../api/request.ts';
import { lastWritten } from '../outbox/outbox.ts';

export interface Opened {
  id: string;
  detail: CaseDetail | undefined;
  failed: unknown;
}

/** The case that is open. One at a time, in memory only: every reading is a view on record (invariant 7). */
export const opened = cellOf<Opened>({ id: '', detail: undefined, failed: undefined });

export function detailOf(id: string): Promise<CaseDetail> {
  return contentOf({ path: `/v1/declarations/${id}`, answer: caseDetail });
}

/** Reads a case, keeping what is shown of it until the answer is there. */
export async function readCase(id: string): Promise<void> {
  const before = opened.get();
  opened.set({ id, detail: before.id === id ? before.detail : undefined, failed: undefined });
  try {
    const detail = await detailOf(id);
    if (opened.get().id === id) opened.set({ id, detail, failed: undefined });
  } catch (error) {
    if (opened.get().id === id) opened.set({ ...opened.get(), failed: error });
  }
}

/** Shows a case: what was read of it already, else it is read. */
export function openCase(id: string): void {
  const { id: current, detail, failed } = opened.get();
  if (current !== id || (detail === undefined && failed !== undefined)) void readCase(id);
}

/** Forgets the case that is open: on the way back to the list. */
export function closeCase(): void {
  opened.set({ id: '', detail: undefined, failed: undefined });
}

/** After a write the open case is read again. */
export function tendCase(): void {
  lastWritten.watch(() => {
    const written = lastWritten.get()?.caseId;
    if (written !== undefined && written === opened.get().id) void readCase(written);
  });
}
