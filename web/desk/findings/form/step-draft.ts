import type { ContactMeans } from '../../../../schemas/codes.ts';
import type { ClosureOutcome, Finding, FindingStepRequest } from '../../../../schemas/finding.ts';

export type StepKind = Finding['allowed'][number];
export type SeparationReason = Extract<FindingStepRequest, { kind: 'explanation' }>['reason'];

/** What is answered so far of a step; each kind takes what it needs. */
export interface StepDraft {
  kind: StepKind | undefined;
  means: ContactMeans | undefined;
  reached: 'yes' | 'no' | undefined;
  isSame: 'yes' | 'no' | undefined;
  separation: SeparationReason | undefined;
  outcome: ClosureOutcome | undefined;
  place: string | undefined;
  note: string;
}

export const emptyDraft: StepDraft = {
  kind: undefined,
  means: undefined,
  reached: undefined,
  isSame: undefined,
  separation: undefined,
  outcome: undefined,
  place: undefined,
  note: '',
};

/** Another kind of step begins anew, but for what was written. */
export const draftOf = (kind: StepKind, { note }: StepDraft): StepDraft => ({ ...emptyDraft, kind, note });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The step that the answers make; undefined while one is missing. */
export function stepOf(draft: StepDraft & { kind: StepKind }): FindingStepRequest | undefined {
  const { kind, means, reached, isSame, separation, outcome, place } = draft;
  const note = oneLine(draft.note);
  const noted = note === '' ? {} : { note };
  switch (kind) {
    case 'contact':
      if (means === undefined || reached === undefined) return undefined;
      return { kind, means, reached: reached === 'yes', ...noted };
    case 'confirmation':
      return isSame === undefined ? undefined : { kind, isSame: isSame === 'yes', ...noted };
    case 'explanation':
      return separation === undefined ? undefined : { kind, reason: separation, ...noted };
    case 'closure':
      return outcome === undefined || note === '' ? undefined : { kind, outcome, note };
    case 'reassignment':
      return place === undefined || note === '' ? undefined : { kind, place, note };
    case 'note':
    case 'charge':
    case 'objection':
    case 'correction':
      return note === '' ? undefined : { kind, note };
  }
}
