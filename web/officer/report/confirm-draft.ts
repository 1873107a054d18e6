import {
  type CommunityReport,
  type ConfirmationRequest,
  type Contradiction,
} from '../../../schemas/daily-report.ts';
import { totalsOf } from '../../../schemas/reported-figures.ts';
import { type Cell, cellOf } from '../../staff/cell.ts';
import { type Reported, reportId } from './held-reports.ts';

/** What an officer is about to say of a day. */
export interface ConfirmDraft {
  /** `zero`: nothing happened, whatever the data say. */
  attests: ConfirmationRequest['attests'];
  remarks: string;
  objection: string;
  /** What the data said against a zero when it was sent. */
  contradictions: readonly Contradiction[];
  /** It was to be sent without the reason that an objection needs. */
  isReasonAsked: boolean;
  isSending: boolean;
  failed: unknown;
}

const empty: ConfirmDraft = {
  attests: 'figures',
  remarks: '',
  objection: '',
  contradictions: [],
  isReasonAsked: false,
  isSending: false,
  failed: undefined,
};

/** Kept while a case is looked at and one comes back, in memory only. */
export const drafts: Cell<ReadonlyMap<string, ConfirmDraft>> = cellOf<ReadonlyMap<string, ConfirmDraft>>(
  new Map(),
);

export function draftOf(of: Reported): ConfirmDraft {
  return drafts.get().get(reportId(of)) ?? empty;
}

export function changeDraft(of: Reported, changes: Partial<ConfirmDraft>): void {
  drafts.set(new Map(drafts.get()).set(reportId(of), { ...draftOf(of), ...changes }));
}

export function dropDraft(of: Reported): void {
  const rest = new Map(drafts.get());
  rest.delete(reportId(of));
  drafts.set(rest);
}

/** What people wrote as the one line that is kept; nothing when nothing was written. */
export function oneLine(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** What is sent: the figures as they stand on the screen. An objection belongs to a contradicted zero only. */
export function requestOf(
  { figures }: Pick<CommunityReport, 'figures'>,
  draft: Pick<ConfirmDraft, 'attests' | 'remarks' | 'objection' | 'contradictions'>,
): ConfirmationRequest {
  const remarks = oneLine(draft.remarks);
  const objection = draft.contradictions.length > 0 ? oneLine(draft.objection) : undefined;
  return {
    attests: draft.attests,
    seen: totalsOf(figures),
    ...(remarks !== undefined && { remarks }),
    ...(objection !== undefined && { objection }),
  };
}

/** A reason has at least so many characters (daily-report.ts). */
export const shortestReason = 4;

export function lacksObjection({
  contradictions,
  objection,
}: Pick<ConfirmDraft, 'contradictions' | 'objection'>): boolean {
  return contradictions.length > 0 && (oneLine(objection)?.length ?? 0) < shortestReason;
}
