import type { FeedCounts } from '../../../schemas/feed-run.ts';
import { count } from '../words/numbers.ts';
import { useFeedWords } from './words/use-feed-words.ts';

const parts = ['matched', 'candidates', 'kept', 'dropped', 'repeated', 'rejected'] as const;

/**
 * The rows of a file as the sum of what became of them (invariant 8): it is added up here, not believed. A file about SIMs has none that
 * waits to be confirmed, or goes to the place of a person.
 */
export function RunCounts({ counts, isOfSims }: { counts: FeedCounts; isOfSims: boolean }) {
  const { counts: ofPeople, sims, runs } = useFeedWords();
  const { matched, dropped } = sims;
  const names = isOfSims ? { ...ofPeople, matched, dropped } : ofPeople;
  const shown = parts.filter((part) => !isOfSims || (part !== 'candidates' && part !== 'kept'));
  const isBalanced = parts.reduce((sum, part) => sum + counts[part], 0) === counts.rows;
  return (
    <div className="feed-sum">
      <dl aria-label={runs.counts}>
        {(['rows', ...shown] as const).map((part) => (
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
