import type { Finding, FindingStep } from '../../../schemas/finding.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { stepText } from './step-text.ts';
import { useFindingWords } from './words/use-finding-words.ts';

/** What was done, step by step; each was kept, none overwritten. */
export function FindingSteps({ shown: { steps } }: { shown: Finding }) {
  const { history } = useFindingWords();
  return (
    <ol className="steps" aria-label={history}>
      {steps.map((entry, index) => (
        <li key={`${entry.at}-${index}`}>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry: { at, by, step } }: { entry: FindingStep }) {
  const words = useWords();
  const findingWords = useFindingWords();
  return (
    <>
      <span>
        <b>{stepText(step, findingWords, words)}</b> {'place' in step && <RegionName code={step.place} />}{' '}
        <span className="soft small figures">{timeText(at)}</span>
      </span>
      {'note' in step && step.note !== undefined && <span>{step.note}</span>}
      {by !== undefined && (
        <span className="soft small">
          {by.sub} · <RegionName code={by.place} />
        </span>
      )}
    </>
  );
}
