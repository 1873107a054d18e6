import type { Finding, FindingStepRequest } from '../../../../schemas/finding.ts';

export type StepOf<Kind extends FindingStepRequest['kind']> = Extract<FindingStepRequest, { kind: Kind }>;

export interface FormProps<Kind extends FindingStepRequest['kind']> {
  detail: Finding;
  /** What was answered before it was taken back. */
  before: StepOf<Kind> | undefined;
  send: (step: StepOf<Kind>) => void;
}

/** What people wrote as the one line that is kept. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** The same where it may be left out. */
export const noteIf = (text: string): { note?: string } =>
  oneLine(text) === '' ? {} : { note: oneLine(text) };
