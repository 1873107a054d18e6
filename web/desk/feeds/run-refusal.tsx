import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { feedRefusals } from '../../../schemas/feed-outcome.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { columnName } from '../../staff/spelling.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  refusal: NonNullable<FeedRun['refusal']>;
  kind: FeedKind | undefined;
}

/** Why nothing of a file was used, and what its sender can do. */
export function RunRefusal({ refusal: { code, columns }, kind }: Given) {
  const words = useFeedWords();
  const language = useLanguage();
  const names = columns.map((field) => (kind === undefined ? field : columnName(kind, field, language)));
  return (
    <div>
      <p className="form-wrong">{feedRefusals[code][language]}</p>
      {names.length > 0 && <p>{words.runs.refusedColumns(names.join(words.join))}</p>}
      <p className="soft small">{words.runs.refused}</p>
    </div>
  );
}
