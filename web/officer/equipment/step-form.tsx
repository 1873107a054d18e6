import { useId, useState } from 'preact/hooks';
import type { EquipmentStepRequest } from '../../../schemas/equipment.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { oneLine } from '../finding/form/form-props.ts';
import { Failure } from '../shell/failure.tsx';
import { useWords } from '../words/use-words.ts';
import { sendEquipmentStep } from './own-equipment.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';

type StepKind = EquipmentStepRequest['kind'];

/** The step that the answers make; undefined while one is missing. */
export function stepOf(kind: StepKind, text: string): EquipmentStepRequest | undefined {
  const written = oneLine(text);
  switch (kind) {
    case 'receipt':
      return { kind };
    case 'repair':
      return written === '' ? { kind } : { kind, loan: written.replace(/\D/g, '') };
    case 'repaired':
      return { kind };
    case 'loss':
    case 'return':
      return written === '' ? undefined : { kind, note: written };
  }
}

interface Given {
  kind: StepKind;
  community: string;
  done: () => void;
}

/** What a step needs to be told; it is sent at once, and again under the same key when it was not reached. */
export function StepForm({ kind, community, done }: Given) {
  const words = useWords();
  const says = useEquipmentWords();
  const [text, setText] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [sent, setSent] = useState(0);
  const [isSending, setSending] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const step = stepOf(kind, text);
  const send = () => {
    if (step === undefined) return;
    setSending(true);
    setFailed(undefined);
    sendEquipmentStep(community, step, `${key}-${sent}`)
      .then(done, setFailed)
      .finally(() => setSending(false));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        kind={kind}
        text={text}
        change={(value) => {
          setText(value);
          // Other words are another step.
          setSent(sent + 1);
        }}
      />
      {failed !== undefined && <Failure sentence={sentenceOf(failed, words)} />}
      <button
        type="submit"
        class="button button-primary button-wide"
        disabled={isSending || step === undefined}
      >
        {isSending ? words.outbox.sending : says.save}
      </button>
    </form>
  );
}

function Field({ kind, text, change }: { kind: StepKind; text: string; change: (text: string) => void }) {
  const says = useEquipmentWords();
  const help = useId();
  if (kind === 'repair')
    return (
      <label class="field">
        <span class="field-label">{says.lent}</span>
        <input
          inputMode="numeric"
          autocomplete="off"
          value={text}
          aria-describedby={help}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <span id={help} class="field-help">
          {says.lentHelp}
        </span>
      </label>
    );
  if (kind !== 'loss') return null;
  return (
    <label class="field">
      <span class="field-label">{says.note}</span>
      <textarea maxLength={200} value={text} onInput={(event) => change(event.currentTarget.value)} />
    </label>
  );
}
