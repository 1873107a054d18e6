import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type ExportApproval, exportApproval } from '../../../schemas/export.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { useExportWords } from './words/use-export-words.ts';

interface Given {
  one: ExportApproval;
  decided: (approved: boolean) => void;
}

/** Approves somebody's export, or refuses it: said once more before it is done, because it can't be undone. */
export function ApprovalAnswer({ one, decided }: Given) {
  const { cancel } = useWords();
  const { approvals: words } = useExportWords();
  const [chosen, setChosen] = useState<{ approved: boolean; key: string }>();
  const { send, wrong, isPending } = useDecision(one, decided);
  const [who, at] = [one.by.sub, timeText(one.requestedAt)];
  const choose = (approved: boolean) => setChosen({ approved, key: crypto.randomUUID() });
  return (
    <div className="stack">
      {chosen === undefined ? (
        <div className="approval-buttons">
          <Button size="small" aria-label={words.approveOf(who, at)} onClick={() => choose(true)}>
            {words.approve}
          </Button>
          <Button size="small" aria-label={words.refuseOf(who, at)} onClick={() => choose(false)}>
            {words.refuse}
          </Button>
        </div>
      ) : (
        <>
          <p className="small">{words.sure[`${chosen.approved}`]}</p>
          <div className="approval-buttons">
            <Button type="primary" size="small" loading={isPending} autoFocus onClick={() => send(chosen)}>
              {words.confirm}
            </Button>
            <Button size="small" onClick={() => setChosen(undefined)}>
              {cancel}
            </Button>
          </div>
        </>
      )}
      {wrong !== undefined && (
        <p className="form-wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function useDecision({ id }: ExportApproval, decided: (approved: boolean) => void) {
  const words = useWords();
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ approved, key }: { approved: boolean; key: string }) =>
      request({
        path: `/v1/exports/${id}/approval`,
        answer: exportApproval,
        send: { method: 'POST', body: { approved }, key },
      }),
    onSuccess: (_answer, { approved }) => {
      decided(approved);
      return client.invalidateQueries({ queryKey: ['exports'] });
    },
  });
  return { send: mutate, isPending, wrong: error === null ? undefined : sentenceOf(error, words) };
}
