import { Button } from 'antd';
import { useState } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { CountLegend } from './count-legend.tsx';
import { RunLine } from './run-line.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kinds: readonly FeedKind[];
  runs: readonly FeedRun[];
  /** Rejected rows are for who can send the file again. */
  mayFetch: boolean;
}

const pageSize = 20;

/** Files that came, the newest first, and what became of each. */
export function RunList({ kinds, runs, mayFetch }: Given) {
  const { runs: words } = useFeedWords();
  const [shown, setShown] = useState(pageSize);
  if (runs.length === 0)
    return (
      <div className="empty-state">
        <p>{words.empty}</p>
        <p className="small">{words.emptyHelp}</p>
      </div>
    );
  return (
    <>
      <CountLegend />
      <ol className="feed-runs">
        {runs.slice(0, shown).map((run) => (
          <RunLine
            key={run.id}
            run={run}
            kind={kinds.find(({ id }) => id === run.kind)}
            mayFetch={mayFetch}
          />
        ))}
      </ol>
      {runs.length > shown && (
        <div className="list-foot">
          <Button onClick={() => setShown(shown + pageSize)}>{words.more}</Button>
        </div>
      )}
    </>
  );
}
