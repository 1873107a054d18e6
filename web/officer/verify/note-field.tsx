import { useWords } from '../words/use-words.ts';

/** A note, out of the way until somebody wants it. */
export function NoteField({ note, change }: { note: string; change: (note: string) => void }) {
  const words = useWords();
  return (
    <details class="note" open={note !== ''}>
      <summary>{words.optionalNote}</summary>
      <div class="field">
        <textarea
          aria-label={words.optionalNote}
          maxLength={200}
          value={note}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </div>
    </details>
  );
}
