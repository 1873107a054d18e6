import { useState } from 'preact/hooks';
import { NoteField } from '../../verify/note-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { type FormProps, noteIf } from './form-props.ts';

const tries = [
  { means: 'phone', reached: true },
  { means: 'visit', reached: true },
  { means: 'phone', reached: false },
  { means: 'visit', reached: false },
] as const;

/** A try to reach the person: one tap says how it went. */
export function ContactForm({ before, send }: FormProps<'contact'>) {
  const words = useWords();
  const [note, setNote] = useState(before?.note ?? '');
  return (
    <div class="stack">
      <NoteField note={note} change={setNote} />
      {tries.map(({ means, reached }) => {
        const name = words.codes.means[means];
        return (
          <button
            key={`${means}${String(reached)}`}
            type="button"
            class="button button-wide"
            onClick={() => send({ kind: 'contact', means, reached, ...noteIf(note) })}
          >
            {reached ? words.entry.reached(name) : words.entry.notReached(name)}
          </button>
        );
      })}
    </div>
  );
}
