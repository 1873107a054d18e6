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
  /** The officer says what is wrong in the data, and reports the figures as they stand. */
  isObjecting: boolean;
  objection: string;
  /** What the data said against a zero when it was sent. */
  contradictions: readonly Contradiction[];
  /** What names these, to be sent along with the objection to them. */
  contradictionsTag: string | undefined;
  /** It was to be sent without the reason that an objection needs. */
  isReasonAsked: boolean;
  isSending: boolean;
  failed: unknown;
}

const empty: ConfirmDraft = {
  attests: 'figures',
  remarks: '',
  isObjecting: false,
  objection: '',
  contradictions: [],
  contradictionsTag: undefined,
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

/** Whether an objection goes with the report: against figures that are wrong, or against what contradicts a zero (requirements E1, E5). */
export function isObjection({
  contradictions,
  isObjecting,
}: Pick<ConfirmDraft, 'contradictions' | 'isObjecting'>): boolean {
  return contradictions.length > 0 || isObjecting;
}

/** What is sent: the figures as they stand on the screen, and what somebody wrote to them. */
export function requestOf(
  { figures }: Pick<CommunityReport, 'figures'>,
  draft: Pick<
    ConfirmDraft,
    'attests' | 'remarks' | 'isObjecting' | 'objection' | 'contradictions' | 'contradictionsTag'
  >,
): ConfirmationRequest {
  const remarks = oneLine(draft.remarks);
  const objection = isObjection(draft) ? oneLine(draft.objection) : undefined;
  const { contradictions, contradictionsTag } = draft;
  const isShown = objection !== undefined && contradictions.length > 0;
  return {
    attests: draft.attests,
    seen: totalsOf(figures),
    ...(remarks !== undefined && { remarks }),
    ...(objection !== undefined && { objection }),
    ...(isShown && contradictionsTag !== undefined && { contradictionsTag }),
  };
}

/** A reason has at least so many characters (daily-report.ts). */
export const shortestReason = 4;

export function lacksObjection(
  draft: Pick<ConfirmDraft, 'contradictions' | 'isObjecting' | 'objection'>,
): boolean {
  return isObjection(draft) && (oneLine(draft.objection)?.length ?? 0) < shortestReason;
}
