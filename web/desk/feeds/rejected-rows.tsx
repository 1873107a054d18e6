import type { FeedRun } from '../../../schemas/feed-run.ts';
import { fileLink } from '../../../schemas/file-link.ts';
import { now } from '../../staff/server-time.ts';
import { request } from '../api/request.ts';
import { FetchButton } from '../shell/fetch-button.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

/** Files of feeds, and what is made of them, are kept so long (requirements D3). */
const keptMs = 72 * 3_600_000;

/** Fetches the rows of a file that were rejected, with line, column and reason, as long as they are kept. */
export function RejectedRows({ run: { id, name, counts, receivedAt, state } }: { run: FeedRun }) {
  const { runs: words } = useFeedWords();
  if (state !== 'done' || (counts?.rejected ?? 0) === 0) return null;
  if (now().getTime() - Date.parse(receivedAt) >= keptMs)
    return <p className="soft small">{words.rejectedGone}</p>;
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
