import { useWords } from '../words/use-words.ts';

interface ReasonFieldProps {
  reason: string;
  /** It was to be sent without one. */
  isAsked: boolean;
  change: (reason: string) => void;
}

/** Why a closed report is restated. */
export function ReasonField({ reason, isAsked, change }: ReasonFieldProps) {
  const words = useWords();
  return (
    <label class="field">
      <span class="field-label">{words.report.reason}</span>
      <textarea
        maxLength={500}
        value={reason}
        aria-invalid={isAsked}
        aria-describedby={isAsked ? 'report-reason-error' : undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {isAsked && (
        <span id="report-reason-error" class="field-error" role="alert">
          {words.report.objectionShort}
        </span>
      )}
    </label>
  );
}
