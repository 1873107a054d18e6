import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import type { Finding, FindingEvidence } from '../../../schemas/finding.ts';
import { restsOnAreas } from '../../../schemas/finding-rule.ts';
import { useFeedKinds, useFeedRuns } from '../feeds/feed-queries.ts';
import { ToldFacts } from '../feeds/told-facts.tsx';
import { Block } from '../shell/block.tsx';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useLanguage } from '../words/use-words.ts';
import { OwedFacts } from './owed-facts.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** What a finding rests on, the newest first: every flag can be traced to its row (requirements D7). */
export function Evidence({ shown: { evidence, published } }: { shown: Finding }) {
  const words = useFindingWords();
  const kinds = useFeedKinds().data?.kinds ?? [];
  const runs = useFeedRuns().data?.runs ?? [];
  return (
    <Block title={words.evidence} help={words.evidenceHelp}>
      <ol className="feed-runs" aria-label={words.evidence}>
        {[...evidence]
          .sort((one, other) => (one.at < other.at ? 1 : -1))
          .map((one) => (
            <One
              key={one.ref}
              one={one}
              kind={kinds.find(({ id }) => id === one.feed)}
              file={runs.find(({ id }) => id === one.run)}
              judged={restsOnAreas(published) ? words.ofRiskAreas : words.ofSystem}
            />
          ))}
      </ol>
    </Block>
  );
}

interface Given {
  one: FindingEvidence;
  kind: FeedKind | undefined;
  /** For its name, while it is among the last. */
  file: FeedRun | undefined;
  /** What the system judged it by when no feed says it. */
  judged: string;
}

function One({ one, kind, file, judged }: Given) {
  const words = useFindingWords();
  const language = useLanguage();
  const { feed, line, receivedAt, at, told } = one;
  const received = receivedAt && timeText(receivedAt);
  return (
    <li className="feed-run figures">
      <h3>
        {kind?.names[language] ?? feed ?? judged} <span className="feed-file">{timeText(at)}</span>
      </h3>
      {feed === undefined ? (
        <OwedFacts told={told} />
      ) : (
        <ToldFacts kind={kind} told={told} names={words.told} />
      )}
      {feed !== undefined && (
        <p className="soft small feed-file">
          {words.from(received, line === undefined ? undefined : count(line), file?.name)}
        </p>
      )}
    </li>
  );
}
