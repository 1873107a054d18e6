import { useEffect, useRef } from 'preact/hooks';
import { type ConfirmDraft, changeDraft, lacksObjection } from './confirm-draft.ts';
import type { Reported } from './held-reports.ts';
import { useReportWords } from './words/use-report-words.ts';

interface ObjectionFieldProps {
  of: Reported;
  draft: ConfirmDraft;
}

/** What is wrong in the data; the township has to answer it (requirements E1). */
export function ObjectionField({ of, draft }: ObjectionFieldProps) {
  const reportWords = useReportWords();
  const isShort = draft.isReasonAsked && lacksObjection(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isShort) field.current?.focus();
  }, [isShort]);
  return (
    <label class={`field ${isShort ? 'has-error' : ''}`}>
      <span class="field-label">{reportWords.objection}</span>
      <textarea
        ref={field}
        maxLength={500}
        aria-invalid={isShort}
        value={draft.objection}
        onInput={(event) => changeDraft(of, { objection: event.currentTarget.value })}
      />
      {isShort && (
        <span class="field-error" role="alert">
          {reportWords.objectionShort}
        </span>
      )}
    </label>
  );
}
