import { Button } from 'antd';
import { useState } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import type { Me } from '../../../schemas/staff.ts';
import { CountLegend } from './count-legend.tsx';
import { RunLine } from './run-line.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kinds: readonly FeedKind[];
  runs: readonly FeedRun[];
  me: Me;
}

const pageSize = 20;
const isHeld = ({ state }: FeedRun): boolean => state === 'held';

/** Files that came, and what became of each: those that wait for somebody first, then the newest. */
export function RunList({ kinds, runs, me }: Given) {
  const { runs: words } = useFeedWords();
  const [shown, setShown] = useState(pageSize);
  if (runs.length === 0)
    return (
      <div className="empty-state">
        <p>{words.empty}</p>
        <p className="small">{words.emptyHelp}</p>
      </div>
    );
  const ordered = [...runs].sort((one, other) => Number(isHeld(other)) - Number(isHeld(one)));
  return (
    <>
      <CountLegend />
      <ol className="feed-runs">
        {ordered.slice(0, shown).map((run) => (
          <RunLine key={run.id} run={run} kind={kinds.find(({ id }) => id === run.kind)} me={me} />
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
