import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { exportLink } from '../../../schemas/export.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';
import { useExportWords } from './words/use-export-words.ts';

/** Fetches the file by a link that is asked for now: it opens for five minutes, and that is on record. */
export function DownloadButton({ id, label }: { id: string; label: string }) {
  const words = useWords();
  const { download } = useExportWords();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      request({
        path: `/v1/exports/${id}/link`,
        answer: exportLink,
        send: { method: 'POST', body: {}, key: crypto.randomUUID() },
      }),
    // It is answered as an attachment, so this page stays.
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Button type="primary" size="small" loading={isPending} aria-label={label} onClick={() => mutate()}>
        {download}
      </Button>
      {error !== null && (
        <p className="form-wrong" role="alert">
          {sentenceOf(error, words)}
        </p>
      )}
    </>
  );
}
