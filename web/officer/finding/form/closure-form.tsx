import { useState } from 'preact/hooks';
import { Chips } from '../../verify/chips.tsx';
import { useFindingWords } from '../words/use-finding-words.ts';
import { type FormProps, oneLine, type StepOf } from './form-props.ts';
import { Reason } from './reason.tsx';

type Outcome = StepOf<'closure'>['outcome'];

/** How a finding ended, and how that was checked; of a case, what is asked has to be done there first. */
export function ClosureForm({ detail, before, send }: FormProps<'closure'>) {
  const findingWords = useFindingWords();
  const { form } = findingWords;
  const [outcome, setOutcome] = useState<Outcome | undefined>(before?.outcome);
  const [note, setNote] = useState(before?.note ?? '');
  const text = oneLine(note);
  // What was chosen stays to be seen, also when it can’t be sent any more.
  const outcomes = new Set([...detail.outcomes, ...(before === undefined ? [] : [before.outcome])]);
  return (
    <div class="stack">
      {detail.declaration !== undefined && <p class="notice">{form.caseHint}</p>}
      <Chips
        legend={form.outcome}
        choices={[...outcomes].map((value) => ({ value, label: findingWords.outcome[value] }))}
        chosen={outcome === undefined ? [] : [outcome]}
        choose={setOutcome}
      />
      <Reason label={form.closureNote} help={form.closureHelp} text={note} change={setNote} />
      <button
        type="button"
        class="button button-primary button-wide"
        disabled={outcome === undefined || text === ''}
        onClick={() => outcome !== undefined && send({ kind: 'closure', outcome, note: text })}
      >
        {form.close}
      </button>
    </div>
  );
}
