import { Modal } from 'antd';
import { useState } from 'react';
import type { FeedKind } from '../../../../schemas/feed-kind.ts';
import type { FeedMandate, FeedMandateRequest } from '../../../../schemas/feed-mandate.ts';
import { shanghaiDate } from '../../../../schemas/shanghai-day.ts';
import { now } from '../../../staff/server-time.ts';
import { DayField, LineField } from '../../risk-areas/plain-fields.tsx';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { type Draft, draftOf, requestOf, type Wrong, wrongIn } from './mandate-draft.ts';
import { MandateProblem } from './mandate-problem.tsx';
import { useMandateAction } from './mandate-queries.ts';
import { useMandateWords } from './words/use-mandate-words.ts';

interface Given {
  /** Those that need a mandate. */
  kinds: readonly FeedKind[];
  close: () => void;
  done: (mandate: FeedMandate) => void;
}

/** Records a written mandate; it opens its kind when it is sent. */
export function MandateDialog({ kinds, close, done }: Given) {
  const words = useWords();
  const { dialog, wrong: sentences } = useMandateWords();
  const [draft, setDraft] = useState<Draft>(() => draftOf(shanghaiDate(now())));
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, current, isPending } = useMandateAction<FeedMandateRequest>();
  const wrong = wrongIn(draft, sentences);
  const send = () => {
    setIsTried(true);
    const body = requestOf(draft);
    if (body !== undefined && Object.keys(wrong).length === 0) mutate(body, { onSuccess: done });
  };
  return (
    <Modal
      open
      title={dialog.title}
      okText={dialog.send}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={send}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <Fields kinds={kinds} draft={draft} wrong={isTried ? wrong : {}} change={setDraft} />
        {error !== null && <MandateProblem error={error} current={current} />}
      </div>
    </Modal>
  );
}

interface FieldsGiven {
  kinds: readonly FeedKind[];
  draft: Draft;
  wrong: Wrong;
  change: (draft: Draft) => void;
}

function Fields({ kinds, draft, wrong, change }: FieldsGiven) {
  const { dialog } = useMandateWords();
  const language = useLanguage();
  const set = (given: Partial<Draft>) => change({ ...draft, ...given });
  const line = (field: 'documentNumber' | 'issuedBy', label: string) => (
    <LineField
      label={label}
      value={draft[field]}
      wrong={wrong[field]}
      change={(text) => set({ [field]: text })}
    />
  );
  return (
    <>
      <ChoiceField<string>
        label={dialog.kind}
        choices={Object.fromEntries(kinds.map(({ id, names }) => [id, names[language]]))}
        value={draft.kind}
        wrong={wrong.kind}
        choose={(id) => set({ kind: kinds.find((kind) => kind.id === id)?.id })}
      />
      {line('documentNumber', dialog.document)}
      {line('issuedBy', dialog.issuedBy)}
      <TextField
        longest={200}
        label={dialog.reason}
        value={draft.reason}
        wrong={wrong.reason}
        change={(reason) => set({ reason })}
      />
      <DayField
        label={dialog.from}
        value={draft.fromDate}
        wrong={wrong.fromDate}
        change={(fromDate) => set({ fromDate })}
      />
      <DayField
        label={dialog.to}
        help={dialog.toHelp}
        value={draft.toDate}
        wrong={wrong.toDate}
        change={(toDate) => set({ toDate })}
      />
    </>
  );
}
