import { useState } from 'preact/hooks';
import { useFindingWords } from '../words/use-finding-words.ts';
import { oneLine } from './form-props.ts';
import { Reason } from './reason.tsx';

interface NoteFormProps {
  kind: 'note' | 'correction';
  /** What was written before it was taken back. */
  before: { note: string } | undefined;
  send: (step: { kind: 'note' | 'correction'; note: string }) => void;
}

/** A remark, or a correction with its reason (requirements D7). */
export function NoteForm({ kind, before, send }: NoteFormProps) {
  const { form } = useFindingWords();
  const [note, setNote] = useState(before?.note ?? '');
  const text = oneLine(note);
  const isCorrection = kind === 'correction';
  return (
    <div class="stack">
      <Reason
        label={isCorrection ? form.correctionNote : form.note}
        {...(isCorrection && { help: form.correctionHelp })}
        text={note}
        change={setNote}
      />
      <button
        type="button"
        class={`button button-wide ${isCorrection ? 'button-danger' : 'button-primary'}`}
        disabled={text === ''}
        onClick={() => send({ kind, note: text })}
      >
        {isCorrection ? form.correct : form.save}
      </button>
    </div>
  );
}
