import { useState } from 'preact/hooks';
import { sentenceOf } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { Chips } from '../verify/chips.tsx';
import { useWords } from '../words/use-words.ts';
import type { Reported } from './held-reports.ts';
import { sendAnswer } from './send-answer.ts';
import { useReportWords } from './words/use-report-words.ts';

/** The township looks into what a community objects to, and answers once (requirements E1). */
export function AnswerForm({ of }: { of: Reported }) {
  const words = useWords();
  const reportWords = useReportWords();
  const [upheld, setUpheld] = useState<'yes' | 'no'>();
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const send = () => {
    setSending(true);
    setFailed(undefined);
    sendAnswer(of, { upheld: upheld === 'yes', answer: text })
      .catch(setFailed)
      .finally(() => setSending(false));
  };
  const { yes, no } = reportWords.upholds;
  return (
    <form
      class="stack"
      aria-label={reportWords.answer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Chips
        legend={reportWords.upheld}
        choices={[
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]}
        chosen={upheld === undefined ? [] : [upheld]}
        choose={setUpheld}
      />
      <label class="field">
        <span class="field-label">{reportWords.answerText}</span>
        <textarea maxLength={500} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      {failed !== undefined && <Failure sentence={sentenceOf(failed, words)} />}
      <button
        type="submit"
        class="button button-primary"
        disabled={isSending || upheld === undefined || text.trim() === ''}
      >
        {isSending ? words.outbox.sending : reportWords.sendAnswer}
      </button>
    </form>
  );
}
