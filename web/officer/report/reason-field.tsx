import { useReportWords } from './words/use-report-words.ts';

interface ReasonFieldProps {
  reason: string;
  /** It was to be sent without one. */
  isAsked: boolean;
  change: (reason: string) => void;
}

/** Why a closed report is restated. */
export function ReasonField({ reason, isAsked, change }: ReasonFieldProps) {
  const reportWords = useReportWords();
  return (
    <label class="field">
      <span class="field-label">{reportWords.reason}</span>
      <textarea
        maxLength={500}
        value={reason}
        aria-invalid={isAsked}
        aria-describedby={isAsked ? 'report-reason-error' : undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {isAsked && (
        <span id="report-reason-error" class="field-error" role="alert">
          {reportWords.objectionShort}
        </span>
      )}
    </label>
  );
}
