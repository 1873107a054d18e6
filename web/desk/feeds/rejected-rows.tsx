import { type FeedRun, hasFiles } from '../../../schemas/feed-run.ts';
import { fileLink } from '../../../schemas/file-link.ts';
import { now } from '../../staff/server-time.ts';
import { request } from '../api/request.ts';
import { FetchButton } from '../shell/fetch-button.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

/** Fetches the rows of a file that were rejected, with line, column and reason, as long as they are kept. */
export function RejectedRows({ run }: { run: FeedRun }) {
  const { id, name, counts, state } = run;
  const { runs: words } = useFeedWords();
  if (state === 'reading' || (counts?.rejected ?? 0) === 0) return null;
  if (!hasFiles(run, now())) return <p className="soft small">{words.rejectedGone}</p>;
  const ask = () =>
    request({
      path: `/v1/feed-runs/${id}/rejected`,
      answer: fileLink,
      send: { method: 'POST', body: {}, key: crypto.randomUUID() },
    });
  return (
    <div>
      <FetchButton name={words.rejected} label={words.rejectedOf(name)} ask={ask} />
    </div>
  );
}
