import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { CaseComparisons, FeedRun } from '../../../schemas/feed-run.ts';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useLanguage } from '../words/use-words.ts';
import { ToldFacts } from './told-facts.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  facts: CaseComparisons['facts'];
  kinds: readonly FeedKind[];
  /** The last files, for their names. */
  runs: readonly FeedRun[];
}

/** What feeds said, the newest first, and in which line of which file. */
export function FactList({ facts, kinds, runs }: Given) {
  const { history } = useFeedWords();
  const language = useLanguage();
  return (
    <ol className="feed-runs" aria-label={history.title}>
      {facts.map((fact) => {
        const kind = kinds.find(({ id }) => id === fact.kind);
        const file = runs.find(({ id }) => id === fact.run)?.name;
        return (
          <li key={`${fact.run}${fact.line}`} className="feed-run figures">
            <h3>
              {kind?.names[language] ?? fact.kind} <span className="feed-file">{timeText(fact.at)}</span>
            </h3>
            <ToldFacts kind={kind} told={fact.told} />
            {fact.corrected !== undefined && (
              <p>
                <span className="mark mark-action">{history.corrected(timeText(fact.corrected.at))}</span>
              </p>
            )}
            {fact.aside === true && <p className="soft small">{history.aside}</p>}
            <p className="soft small feed-file">
              {history.from(count(fact.line), timeText(fact.receivedAt), file)}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
