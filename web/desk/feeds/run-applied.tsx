import type { FeedApplied } from '../../../schemas/feed-run.ts';
import { count } from '../words/numbers.ts';
import { useFeedWords } from './words/use-feed-words.ts';

const ofSims = ['facts', 'known', 'others'] as const;
const ofPeople = [...ofSims, 'asked', 'sought'] as const;

/** What was written of the rows that matched. */
export function RunApplied({ applied, isOfSims }: { applied: FeedApplied; isOfSims: boolean }) {
  const { applied: told, sims } = useFeedWords();
  const names = isOfSims ? { ...told, others: sims.others } : told;
  return (
    <p>
      {(isOfSims ? ofSims : ofPeople).map((part) => (
        <span key={part} className="feed-applied">
          {names[part]} <b>{count(applied[part])}</b>
        </span>
      ))}
    </p>
  );
}
