import { useState } from 'preact/hooks';
import { NoteField } from '../../verify/note-field.tsx';
import { useFindingWords } from '../words/use-finding-words.ts';
import { type FormProps, noteIf } from './form-props.ts';

/** Whether the row is about the person of the case (requirements D3). */
export function ConfirmationForm({ before, send }: FormProps<'confirmation'>) {
  const { form } = useFindingWords();
  const [note, setNote] = useState(before?.note ?? '');
  return (
    <div class="stack">
      <p>{form.isSame}</p>
      <p class="soft small">{form.isSameHelp}</p>
      <NoteField note={note} change={setNote} />
      {[true, false].map((isSame) => (
        <button
          key={String(isSame)}
          type="button"
          class="button button-wide"
          onClick={() => send({ kind: 'confirmation', isSame, ...noteIf(note) })}
        >
          {isSame ? form.same : form.other}
        </button>
      ))}
    </div>
  );
}
