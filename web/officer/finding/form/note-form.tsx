import { useState } from 'preact/hooks';
import { useFindingWords } from '../words/use-finding-words.ts';
import { oneLine } from './form-props.ts';
import { Reason } from './reason.tsx';

type NoteKind = 'note' | 'charge' | 'objection' | 'correction';

interface NoteFormProps {
  kind: NoteKind;
  /** What was written before it was taken back. */
  before: { note: string } | undefined;
  send: (step: { kind: NoteKind; note: string }) => void;
}

/** A remark, or a step that needs its reason: a correction (requirements D7), a charge or an objection to it (F3). */
export function NoteForm({ kind, before, send }: NoteFormProps) {
  const { form } = useFindingWords();
  const [note, setNote] = useState(before?.note ?? '');
  const text = oneLine(note);
  const isCorrection = kind === 'correction';
  const says = {
    note: { label: form.note },
    charge: { label: form.chargeNote, help: form.chargeHint },
    objection: { label: form.objectionNote, help: form.objectionHelp },
    correction: { label: form.correctionNote, help: form.correctionHelp },
  }[kind];
  return (
    <div class="stack">
      <Reason {...says} text={note} change={setNote} />
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
