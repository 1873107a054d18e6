import { Alert } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { Finding } from '../../../../schemas/finding.ts';
import type { Me } from '../../../../schemas/staff.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { Block } from '../../shell/block.tsx';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { SendLine } from '../../shell/send-line.tsx';
import { useWords } from '../../words/use-words.ts';
import { useFindingStep } from '../finding-queries.ts';
import { useFindingWords } from '../words/use-finding-words.ts';
import { draftOf, emptyDraft, type StepDraft, type StepKind, stepOf } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';

const order: readonly StepKind[] = [
  ...(['confirmation', 'contact', 'explanation', 'objection', 'charge', 'closure'] as const),
  ...(['reassignment', 'note', 'correction'] as const),
];

/** The steps that may be taken now, as the system says; what one did is shown at once (requirements D4, D7). */
export function StepForm({ shown, me }: { shown: Finding; me: Me }) {
  const words = useWords();
  const { do: says } = useFindingWords();
  const [draft, setDraft] = useState(emptyDraft);
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending, isSuccess, reset } = useFindingStep(shown.id, () => {
    setDraft(emptyDraft);
    setIsTried(false);
  });
  const allowed = order.filter((kind) => shown.allowed.includes(kind));
  const chosen = draft.kind !== undefined && allowed.includes(draft.kind) ? draft.kind : undefined;
  const step = chosen && stepOf({ ...draft, kind: chosen });
  const change = (changes: Partial<StepDraft>) => {
    reset();
    setDraft({ ...draft, ...changes });
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (step !== undefined) mutate(step);
  };
  const choices = Object.fromEntries(allowed.map((kind) => [kind, says.choices[kind]])) as Record<
    StepKind,
    string
  >;
  return (
    <Block title={says.title} help={says.help}>
      <form className="form" onSubmit={send}>
        <ChoiceField
          label={says.step}
          choices={choices}
          value={chosen}
          wrong={isTried && chosen === undefined ? says.missing.choice : undefined}
          choose={(kind) => {
            reset();
            setIsTried(false);
            setDraft(draftOf(kind, draft));
          }}
        />
        {chosen !== undefined && (
          <StepFields kind={chosen} shown={shown} me={me} draft={draft} isTried={isTried} change={change} />
        )}
        {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
        <SendLine says={says} isSending={isPending} isSaved={isSuccess && chosen === undefined} />
      </form>
    </Block>
  );
}
