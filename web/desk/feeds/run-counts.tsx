import type { FeedCounts } from '../../../schemas/feed-run.ts';
import { count } from '../words/numbers.ts';
import { useFeedWords } from './words/use-feed-words.ts';

const parts = ['matched', 'candidates', 'kept', 'dropped', 'repeated', 'rejected'] as const;

/** The rows of a file as the sum of what became of them (invariant 8): it is added up here, not believed. */
export function RunCounts({ counts }: { counts: FeedCounts }) {
  const { counts: names, runs } = useFeedWords();
  const isBalanced = parts.reduce((sum, part) => sum + counts[part], 0) === counts.rows;
  return (
    <div className="feed-sum">
      <dl aria-label={runs.counts}>
        {(['rows', ...parts] as const).map((part) => (
          <div
            key={part}
            className={part === 'rejected' && counts.rejected > 0 ? 'feed-rejected' : undefined}
          >
            <dt>{names[part]}</dt>
            <dd>{count(counts[part])}</dd>
          </div>
        ))}
      </dl>
      <span className={isBalanced ? 'mark mark-done' : 'mark mark-action'}>
        {isBalanced ? runs.balanced : runs.unbalanced}
      </span>
    </div>
  );
}
