import { Modal } from 'antd';
import { useState } from 'react';
import type { FeedMandate, FeedMandateEndRequest } from '../../../../schemas/feed-mandate.ts';
import { TextField } from '../../shell/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { isReason } from './mandate-draft.ts';
import { MandateProblem } from './mandate-problem.tsx';
import { useMandateAction } from './mandate-queries.ts';
import { useMandateWords } from './words/use-mandate-words.ts';

interface Given {
  mandate: FeedMandate;
  close: () => void;
  done: (mandate: FeedMandate) => void;
}

/** Ends a mandate, for a reason that goes on record. */
export function EndDialog({ mandate, close, done }: Given) {
  const words = useWords();
  const { endDialog, wrong, days } = useMandateWords();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending } = useMandateAction<FeedMandateEndRequest>(`/${mandate.id}/end`);
  const send = () => {
    setIsTried(true);
    if (isReason(reason)) mutate({ reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <Modal
      open
      title={endDialog.title}
      okText={endDialog.send}
      okButtonProps={{ danger: true }}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={send}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <p>
          {mandate.documentNumber} · {days(mandate.fromDate, mandate.toDate)}
        </p>
        <p>{endDialog.lead}</p>
        <TextField
          longest={200}
          label={endDialog.reason}
          value={reason}
          wrong={isTried && !isReason(reason) ? wrong.reason : undefined}
          change={setReason}
        />
        {error !== null && <MandateProblem error={error} current={undefined} />}
      </div>
    </Modal>
  );
}
