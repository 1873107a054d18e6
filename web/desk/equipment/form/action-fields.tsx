import { LineField } from '../../risk-areas/plain-fields.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import type { ActionDraft, ActionKind } from './action-draft.ts';
import type { FieldErrors } from './field-errors.ts';

interface Given {
  kind: ActionKind;
  /** There is something that is replaced. */
  isReplacing: boolean;
  /** What was lost is there again. */
  isFound: boolean;
  draft: ActionDraft;
  wrong: FieldErrors;
  change: (changes: Partial<ActionDraft>) => void;
}

const longestNote = 200;

/** What an action needs to be told. */
export function ActionFields(given: Given) {
  const { do: says } = useEquipmentWords();
  const { kind, isFound, draft, wrong, change } = given;
  switch (kind) {
    case 'issue':
      return (
        <>
          <IssueFields {...given} />
          <Note {...given} />
        </>
      );
    case 'receipt':
      return isFound ? null : <p className="soft">{says.receiptHelp}</p>;
    case 'repair':
      return (
        <>
          <LineField
            label={says.loan}
            help={says.loanHelp}
            value={draft.loan}
            wrong={wrong.loan}
            change={(loan) => change({ loan })}
          />
          <Note {...given} />
        </>
      );
    case 'repaired':
      return <Note {...given} />;
    case 'loss':
      return <Note {...given} isRequired />;
    case 'return':
      return (
        <>
          <p className="soft">{says.returnHelp}</p>
          <Note {...given} isRequired />
        </>
      );
  }
}

function IssueFields({ isReplacing, draft, wrong, change }: Given) {
  const { do: says } = useEquipmentWords();
  return (
    <>
      {isReplacing && <p className="soft">{says.replaceHelp}</p>}
      <LineField
        label={says.number}
        help={says.numberHelp}
        value={draft.number}
        wrong={wrong.number}
        change={(number) => change({ number })}
      />
      <LineField
        label={says.iccid}
        help={says.iccidHelp}
        value={draft.iccid}
        wrong={wrong.iccid}
        change={(iccid) => change({ iccid })}
      />
      <LineField
        label={says.imei}
        help={says.imeiHelp}
        value={draft.imei}
        wrong={wrong.imei}
        change={(imei) => change({ imei })}
      />
      <LineField
        label={says.model}
        value={draft.model}
        wrong={wrong.model}
        change={(model) => change({ model })}
      />
    </>
  );
}

function Note({ draft, wrong, change, isRequired = false }: Given & { isRequired?: boolean }) {
  const { do: says } = useEquipmentWords();
  return (
    <TextField
      label={isRequired ? says.reason : says.note}
      help={isRequired ? says.reasonHelp : says.noteHelp}
      value={draft.note}
      longest={longestNote}
      wrong={wrong.note}
      change={(note) => change({ note })}
    />
  );
}
