import { useQueryClient } from '@tanstack/react-query';
import { fileLink } from '../../../../schemas/file-link.ts';
import { type ReportLinkRequest } from '../../../../schemas/report-files.ts';
import { request } from '../../api/request.ts';
import { FetchButton } from '../../shell/fetch-button.tsx';
import { filesPath } from '../report-queries.ts';
import { useReportWords } from '../words/use-report-words.ts';

interface Given {
  day: string;
  file: ReportLinkRequest;
  name: string;
}

/** Fetches one file of a report; what is made only now is listed with its size afterwards. */
export function FetchReportFile({ day, file, name }: Given) {
  const { files: words } = useReportWords();
  const client = useQueryClient();
  const ask = async () => {
    const send = { method: 'POST', body: file, key: crypto.randomUUID() } as const;
    const link = await request({ path: `${filesPath(day)}/links`, answer: fileLink, send });
    void client.invalidateQueries({ queryKey: ['report', day, 'files', file.region] });
    return link;
  };
  return <FetchButton name={words.fetch} label={words.fetchOf(name)} ask={ask} />;
}
