import { fileLink } from '../../../schemas/file-link.ts';
import { request } from '../api/request.ts';
import { FetchButton } from '../shell/fetch-button.tsx';
import { useExportWords } from './words/use-export-words.ts';

/** Fetches the file of an export by a link that is asked for now, and that is on record. */
export function DownloadButton({ id, label }: { id: string; label: string }) {
  const { download } = useExportWords();
  const ask = () =>
    request({
      path: `/v1/exports/${id}/link`,
      answer: fileLink,
      send: { method: 'POST', body: {}, key: crypto.randomUUID() },
    });
  return <FetchButton name={download} label={label} ask={ask} isMain />;
}
