import { Alert } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { EquipmentRow } from '../../../../schemas/equipment.ts';
import type { Me } from '../../../../schemas/staff.ts';
import { ProblemError } from '../../../staff/refusals.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { Block } from '../../shell/block.tsx';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { SendLine } from '../../shell/send-line.tsx';
import { useWords } from '../../words/use-words.ts';
import { heldBy, stateOf } from '../equipment-of.ts';
import { useEquipmentAction } from '../equipment-queries.ts';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import { type ActionDraft, type ActionKind, actionOf, actionsOf, draftOf } from './action-draft.ts';
import { ActionFields } from './action-fields.tsx';
import { fieldErrorsOf } from './field-errors.ts';

/** What may be done about the equipment of a community; what it did is shown at once. */
export function ActionForm({ row, me }: { row: EquipmentRow; me: Me }) {
  const { do: says } = useEquipmentWords();
  const { equipment } = row;
  const actions = actionsOf(equipment, me);
  const only = actions.length === 1 ? actions[0] : undefined;
  const [draft, setDraft] = useState(() => draftOf(only, equipment));
  const [isTried, setIsTried] = useState(false);
  const action = useEquipmentAction(row.community);
  const { mutate, reset, error, isPending, isSuccess } = action;
  const chosen = actions.find((kind) => kind === draft.kind);
  const choose = (kind: ActionKind) => {
    reset();
    setIsTried(false);
    setDraft(draftOf(kind, equipment));
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (chosen === undefined) return;
    // Refused because somebody was faster: what stands above is read again, and what is sent next rests on it.
    const isAgain = isStale(error);
    mutate(actionOf(chosen, isAgain ? { ...draft, seen: equipment?.version ?? 0 } : draft), {
      onSuccess: (kept) => {
        setIsTried(false);
        setDraft(draftOf(undefined, kept));
      },
    });
  };
  if (actions.length === 0) return null;
  const wrong = fieldErrorsOf(error);
  return (
    <Block title={says.title} help={says.help}>
      <form className="form" onSubmit={send} noValidate>
        <Choice
          row={row}
          actions={actions}
          chosen={chosen}
          wrong={isTried && chosen === undefined ? says.missing : undefined}
          choose={choose}
        />
        {chosen !== undefined && (
          <ActionFields
            kind={chosen}
            isReplacing={heldBy(row) !== undefined}
            isFound={stateOf(row) === 'lost'}
            draft={draft}
            wrong={wrong ?? {}}
            change={(changes: Partial<ActionDraft>) => setDraft({ ...draft, ...changes })}
          />
        )}
        {error !== null && wrong === undefined && <Refusal error={error} />}
        <SendLine says={says} isSending={isPending} isSaved={isSuccess && chosen === undefined} />
      </form>
    </Block>
  );
}

const isStale = (error: unknown) => error instanceof ProblemError && error.problem.status === 412;

function Refusal({ error }: { error: unknown }) {
  const words = useWords();
  const { do: says } = useEquipmentWords();
  const title = isStale(error) ? says.again : sentenceOf(error, words);
  return <Alert type="error" showIcon role="alert" title={title} />;
}

interface ChoiceGiven {
  row: EquipmentRow;
  actions: readonly ActionKind[];
  chosen: ActionKind | undefined;
  wrong: string | undefined;
  choose: (kind: ActionKind) => void;
}

function Choice({ row, actions, chosen, wrong, choose }: ChoiceGiven) {
  const { do: says } = useEquipmentWords();
  const nameOf = (kind: ActionKind): string => {
    if (kind === 'issue' && heldBy(row) !== undefined) return says.replace;
    return kind === 'receipt' && stateOf(row) === 'lost' ? says.found : says.choices[kind];
  };
  const choices = Object.fromEntries(actions.map((kind) => [kind, nameOf(kind)])) as Record<
    ActionKind,
    string
  >;
  return <ChoiceField label={says.step} choices={choices} value={chosen} wrong={wrong} choose={choose} />;
}
