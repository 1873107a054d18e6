import { type Finding, type FindingRow, finding, findingRow } from '../../../schemas/finding.ts';
import { cellOf } from '../../staff/cell.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { address } from '../address.ts';
import { contentOf } from '../api/request.ts';
import { lastWritten } from '../outbox/outbox.ts';
import { dropRow, keepRow, readListsAgain } from './finding-lists.ts';

export interface OpenedFinding {
  id: string;
  detail: Finding | undefined;
  failed: unknown;
}

const none: OpenedFinding = { id: '', detail: undefined, failed: undefined };
/** The index that lists follow may lag behind a write by a moment. */
const settledMs = 6_000;

/** The finding that is open. One at a time, in memory only: every reading is a view on record (invariant 7). */
export const openedFinding = cellOf<OpenedFinding>(none);

const rowOf = (detail: Finding): FindingRow => findingRow.parse(detail);

/** Whether the system knows no such finding, or shows it to others only. */
export function isGone(failed: unknown): boolean {
  return failed instanceof ProblemError && failed.problem.status === 404;
}

/** Reads a finding, keeping what is shown of it until the answer is there. */
export async function readFinding(id: string): Promise<void> {
  const before = openedFinding.get();
  openedFinding.set({ id, detail: before.id === id ? before.detail : undefined, failed: undefined });
  try {
    const detail = await contentOf({ path: `/v1/findings/${id}`, answer: finding });
    keepRow(rowOf(detail));
    if (openedFinding.get().id === id) openedFinding.set({ id, detail, failed: undefined });
  } catch (error) {
    if (isGone(error)) dropRow(id);
    if (openedFinding.get().id === id) openedFinding.set({ ...openedFinding.get(), failed: error });
  }
}

/** Shows a finding: what was read of it already, else it is read. */
export function openFinding(id: string): void {
  const { id: current, detail, failed } = openedFinding.get();
  if (current !== id || (detail === undefined && failed !== undefined)) void readFinding(id);
}

let isTended = false;

/** From now on: after a step the open finding and the lists are read again; back at a list the finding is forgotten. */
export function tendOpenedFinding(): void {
  if (isTended) return;
  isTended = true;
  address.watch(() => {
    const at = address.get();
    if (at.screen !== 'finding' || at.id !== openedFinding.get().id) openedFinding.set(none);
  });
  lastWritten.watch(() => {
    const written = lastWritten.get()?.findingId;
    if (written === undefined) return;
    if (written === openedFinding.get().id) void readFinding(written);
    else readListsAgain();
    window.setTimeout(readListsAgain, settledMs);
  });
}
