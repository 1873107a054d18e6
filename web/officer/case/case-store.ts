import { type CaseDetail, caseDetail } from '../../../schemas/worklist.ts';
import { contentOf } from '../api/request.ts';
import { lastWritten } from '../outbox/outbox.ts';
import { forgetAtLists, opened } from './opened-case.ts';

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

/** After a write the open case is read again; back at a list it is forgotten. */
export function tendCase(): void {
  forgetAtLists();
  lastWritten.watch(() => {
    const written = lastWritten.get()?.caseId;
    if (written !== undefined && written === opened.get().id) void readCase(written);
  });
}
