import { useMutation } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useRef, useState } from 'react';
import { type UnmaskingRequest, unmaskingPurposes } from '../../../schemas/case-list.ts';
import { type CaseDetail, caseDetail } from '../../../schemas/worklist.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { type Reason, ReasonFields } from '../shell/reason-fields.tsx';
import { useWords } from '../words/use-words.ts';

interface Given {
  id: string;
  close: () => void;
  show: (whole: CaseDetail) => void;
}

const shortest = 4;

/** Asks what personal data are needed for; the answer goes on record before they are shown (requirements A12, D2). */
export default function UnmaskDialog({ id, close, show }: Given) {
  const words = useWords();
  const [value, setValue] = useState<Reason<UnmaskingRequest['purpose']>>({ purpose: undefined, reason: '' });
  const [isTried, setIsTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: UnmaskingRequest) =>
      request({
        path: `/v1/declarations/${id}/unmasking`,
        answer: caseDetail,
        send: { method: 'POST', body, key: key.current },
      }),
    onSuccess: show,
    gcTime: 0,
  });
  const reason = value.reason.trim();
  const wrong = {
    purpose: value.purpose === undefined ? words.case.purposeMissing : undefined,
    reason: reason.length < shortest ? words.case.reasonShort : undefined,
  };
  const confirm = () => {
    setIsTried(true);
    if (value.purpose !== undefined && wrong.reason === undefined) mutate({ purpose: value.purpose, reason });
  };
  return (
    <Modal
      open
      title={words.case.unmaskTitle}
      okText={words.case.confirm}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={confirm}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <p className="soft">{words.case.unmaskHelp}</p>
        <ReasonFields
          purposes={unmaskingPurposes}
          names={words.codes.purpose}
          words={words.case}
          value={value}
          wrong={isTried ? wrong : {}}
          change={(next) => {
            // Another wording is another request.
            key.current = crypto.randomUUID();
            setValue(next);
          }}
        />
        {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      </div>
    </Modal>
  );
}
