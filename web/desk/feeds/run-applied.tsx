import type { FeedApplied } from '../../../schemas/feed-run.ts';
import { count } from '../words/numbers.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** What was written of the rows that matched. */
export function RunApplied({ applied }: { applied: FeedApplied }) {
  const { applied: names } = useFeedWords();
  return (
    <p>
      {(['facts', 'known', 'others', 'asked', 'sought'] as const).map((part) => (
        <span key={part} className="feed-applied">
          {names[part]} <b>{count(applied[part])}</b>
        </span>
      ))}
    </p>
  );
}
