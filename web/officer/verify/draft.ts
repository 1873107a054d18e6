import type { CaseDetail } from '../../../schemas/worklist.ts';
import { cellOf } from '../../staff/cell.ts';
import { type Answers, emptyAnswers } from './answers.ts';

export interface Draft {
  id: string;
  answers: Answers;
}

/** The verification being answered. In memory only, and kept until another one begins, so that an undo finds it whole. */
export const draft = cellOf<Draft | undefined>(undefined);

export function startDraft(detail: CaseDetail): void {
  draft.set({ id: detail.id, answers: emptyAnswers(detail) });
}

/** The answers are the officer's again: what was sent with them came back or was taken back. */
export function reviveDraft(id: string): void {
  const current = draft.get();
  if (current?.id === id) draft.set({ id, answers: { ...current.answers, isTestSent: false } });
}

/** Adds answers to the draft of a case, beginning one if there is none. */
export function answer(detail: CaseDetail, given: Partial<Answers>): Answers {
  const current = draft.get();
  const before = current?.id === detail.id ? current.answers : emptyAnswers(detail);
  const answers = { ...before, ...given };
  draft.set({ id: detail.id, answers });
  return answers;
}
