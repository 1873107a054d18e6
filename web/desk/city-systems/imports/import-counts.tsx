import { type CityCounts, cityOutcome, cityOutcomeNames } from '../../../../schemas/city-import.ts';
import { count } from '../../words/numbers.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';

const classes: Partial<Record<keyof CityCounts, string>> = {
  rejected: 'feed-rejected',
  conflict: 'city-conflicting',
};

/** The rows of a file as the sum of what came of them (invariant 8); what did not happen is left out. */
export function ImportCounts({ counts }: { counts: CityCounts }) {
  const { imports: words } = useCityWords();
  const language = useLanguage();
  const outcomes = cityOutcome.options.filter((outcome) => counts[outcome] > 0);
  return (
    <div className="feed-sum">
      <dl aria-label={words.counts}>
        <div>
          <dt>{words.rows}</dt>
          <dd>{count(counts.rows)}</dd>
        </div>
        {outcomes.map((outcome) => (
          <div key={outcome} className={classes[outcome]}>
            <dt>{cityOutcomeNames[outcome][language]}</dt>
            <dd>{count(counts[outcome])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
