import { type Finding, type FindingRow, finding, findingRow } from '../../../schemas/finding.ts';
import { cellOf } from '../../staff/cell.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { contentOf } from '../api/request.ts';
import { dropRow, keepRow } from './finding-lists.ts';

export interface OpenedFinding {
  id: string;
  detail: Finding | undefined;
  failed: unknown;
}

const none: OpenedFinding = { id: '', detail: undefined, failed: undefined };

/** The finding that is open. One at a time, in memory only: every reading is a view on record (invariant 7). */
export const openedFinding = cellOf<OpenedFinding>(none);

const rowOf = (detail: Finding): FindingRow => findingRow.parse(detail);

/** Whether the system knows no such finding, or shows it to others only. */
export function isGone(failed: unknown): boolean {
  return failed instanceof ProblemError && failed.problem.status === 404;
}

/** Takes an answer; one that was asked for before a step may come after it, and says nothing new. */
export function keepFinding(detail: Finding): void {
  const { id, detail: last } = openedFinding.get();
  if (id === detail.id && last !== undefined && last.version > detail.version) return;
  keepRow(rowOf(detail));
  if (id === detail.id) openedFinding.set({ id, detail, failed: undefined });
}

/** Reads a finding, keeping what is shown of it until the answer is there. */
export async function readFinding(id: string): Promise<void> {
  const before = openedFinding.get();
  openedFinding.set({ id, detail: before.id === id ? before.detail : undefined, failed: undefined });
  try {
    const detail = await contentOf({ path: `/v1/findings/${id}`, answer: finding });
    keepFinding(detail);
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

/** Another screen is shown. */
export function forgetFinding(): void {
  openedFinding.set(none);
}
