import { useState } from 'preact/hooks';
import { separationReason } from '../../../../schemas/finding.ts';
import { Chips } from '../../verify/chips.tsx';
import { useFindingWords } from '../words/use-finding-words.ts';
import { type FormProps, noteIf, type StepOf } from './form-props.ts';
import { Reason } from './reason.tsx';

type Given = StepOf<'explanation'>['reason'];

/** Why the SIM of the community is in another phone (requirements F3). */
export function ExplanationForm({ before, send }: FormProps<'explanation'>) {
  const { form, reason: names } = useFindingWords();
  const [reason, setReason] = useState<Given | undefined>(before?.reason);
  const [note, setNote] = useState(before?.note ?? '');
  return (
    <div class="stack">
      <Chips
        legend={form.separation}
        choices={separationReason.options.map((value) => ({ value, label: names[value] }))}
        chosen={reason === undefined ? [] : [reason]}
        choose={setReason}
      />
      <Reason label={form.separationNote} text={note} change={setNote} />
      <button
        type="button"
        class="button button-primary button-wide"
        disabled={reason === undefined}
        onClick={() => reason !== undefined && send({ kind: 'explanation', reason, ...noteIf(note) })}
      >
        {form.save}
      </button>
    </div>
  );
}
