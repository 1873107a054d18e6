import { useMutation } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useRef, useState } from 'react';
import {
  type ExportFormat,
  type ExportPurpose,
  exported,
  exportPurposeNames,
} from '../../../schemas/export.ts';
import type { Filters, Range } from '../address.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { ChoiceField } from '../shell/choice-field.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { useExportWords } from './words/use-export-words.ts';

interface Given {
  declarations: { region: string } & Range & Filters;
  close: () => void;
  begun: () => void;
}

/** Asks for the format of a file, and for what it is needed: that goes on record before it is written (requirements D8). */
export default function ExportDialog({ declarations, close, begun }: Given) {
  const words = useWords();
  const { ask, button, formats } = useExportWords();
  const language = useLanguage();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [purpose, setPurpose] = useState<ExportPurpose>();
  const [isTried, setIsTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: unknown) =>
      request({
        path: '/v1/exports',
        answer: exported,
        send: { method: 'POST', body, key: key.current },
      }),
    onSuccess: begun,
  });
  const confirm = () => {
    setIsTried(true);
    if (purpose !== undefined) mutate({ declarations, format, purpose });
  };
  const change = (then: () => void) => {
    // Another choice is another request.
    key.current = crypto.randomUUID();
    then();
  };
  const purposes = Object.entries(exportPurposeNames).map(([code, name]) => [code, name[language]]);
  return (
    <Modal
      open
      title={button}
      okText={ask.confirm}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={confirm}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <p className="soft">{ask.help}</p>
        <ChoiceField
          label={ask.format}
          choices={formats}
          value={format}
          choose={(chosen) => change(() => setFormat(chosen))}
        />
        <ChoiceField
          label={ask.purpose}
          choices={Object.fromEntries(purposes) as Record<ExportPurpose, string>}
          value={purpose}
          wrong={isTried && purpose === undefined ? ask.purposeMissing : undefined}
          choose={(chosen) => change(() => setPurpose(chosen))}
        />
        {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      </div>
    </Modal>
  );
}
