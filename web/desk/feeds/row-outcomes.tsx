import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { fileLink } from '../../../schemas/file-link.ts';
import { request } from '../api/request.ts';
import { FetchButton } from '../shell/fetch-button.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

/** Fetches what came of each row of a list from outside, to answer the letter with; that it was fetched is on record. */
export function RowOutcomes({
  run: { id, name, state },
  kind,
}: {
  run: FeedRun;
  kind: FeedKind | undefined;
}) {
  const { runs: words } = useFeedWords();
  if (state !== 'done' || kind?.answered !== true) return null;
  const ask = () =>
    request({
      path: `/v1/feed-runs/${id}/outcomes`,
      answer: fileLink,
      send: { method: 'POST', body: {}, key: crypto.randomUUID() },
    });
  return (
    <div>
      <FetchButton name={words.outcomes} label={words.outcomesOf(name)} ask={ask} />{' '}
      <span className="soft small">{words.outcomesHelp}</span>
    </div>
  );
}
