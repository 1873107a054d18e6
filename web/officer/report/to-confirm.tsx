import { type CommunityReport } from '../../../schemas/daily-report.ts';
import { isZero } from '../../../schemas/reported-figures.ts';
import { Icon } from '../../look/icon.tsx';
import { type ConfirmDraft, changeDraft } from './confirm-draft.ts';
import { Contradictions } from './contradictions.tsx';
import type { Reported } from './held-reports.ts';
import { ObjectionField } from './objection-field.tsx';
import { RemarksField } from './remarks-field.tsx';
import { useReportWords } from './words/use-report-words.ts';

interface ToConfirmProps {
  of: Reported;
  report: CommunityReport;
  draft: ConfirmDraft;
}

/** The data may be wrong: a zero can be attested all the same, and taken back before it is sent (requirements E1). */
function ZeroAllTheSame({ of, report, draft }: ToConfirmProps) {
  const reportWords = useReportWords();
  if (isZero(report.figures)) return null;
  if (draft.attests === 'figures')
    return (
      <button
        type="button"
        class="button button-quiet"
        onClick={() => changeDraft(of, { attests: 'zero', isObjecting: false, failed: undefined })}
      >
        {reportWords.toZero}
      </button>
    );
  return (
    <div class="notice notice-waiting" role="status">
      <Icon name="alert" />
      <div class="notice-body">
        <p>{reportWords.isZero}</p>
        <button
          type="button"
          class="button"
          onClick={() => changeDraft(of, { attests: 'figures', contradictions: [], failed: undefined })}
        >
          {reportWords.toFigures}
        </button>
      </div>
    </div>
  );
}

/** The data may be wrong without being nothing: what they are goes up as they stand, with what is wrong in them (requirements E1). */
function Objecting({ of, draft }: Omit<ToConfirmProps, 'report'>) {
  const reportWords = useReportWords();
  const change = (isObjecting: boolean) =>
    changeDraft(of, { isObjecting, isReasonAsked: false, failed: undefined });
  if (draft.attests === 'zero') return null;
  if (!draft.isObjecting)
    return (
      <button type="button" class="button button-quiet" onClick={() => change(true)}>
        {reportWords.toObject}
      </button>
    );
  return (
    <div class="stack">
      <ObjectionField of={of} draft={draft} />
      <p class="soft small">{reportWords.objectHelp}</p>
      <button type="button" class="button button-quiet" onClick={() => change(false)}>
        {reportWords.notObject}
      </button>
    </div>
  );
}

/** What can be said before it is confirmed. */
export function ToConfirm(props: ToConfirmProps) {
  const { of, draft } = props;
  return (
    <>
      {draft.contradictions.length > 0 && <Contradictions of={of} draft={draft} />}
      <RemarksField remarks={draft.remarks} change={(remarks) => changeDraft(of, { remarks })} />
      {draft.contradictions.length === 0 && <Objecting of={of} draft={draft} />}
      {!draft.isObjecting && <ZeroAllTheSame {...props} />}
    </>
  );
}
