import { type Finding, type FindingStep, findingStepRequest } from '../../../schemas/finding.ts';
import { now } from '../../staff/server-time.ts';
import { RegionName } from '../case/region-name.tsx';
import { isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { stepText } from './step-text.ts';
import { useFindingWords } from './words/use-finding-words.ts';

function Told({ step }: { step: FindingStep['step'] }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const { text, place, note } = stepText(step, { words, findingWords });
  return (
    <>
      <p>
        {text}
        {place !== undefined && (
          <>
            {' '}
            <RegionName code={place} />
          </>
        )}
      </p>
      {note !== undefined && <p class="soft small">“{note}”</p>}
    </>
  );
}

function Kept({ entry: { at, by, step } }: { entry: FindingStep }) {
  const words = useWords();
  return (
    <li class={by === undefined ? undefined : 'timeline-verification'}>
      <Told step={step} />
      <p class="soft small figures">
        {instantWords(new Date(at), now(), words)}
        {by !== undefined && (
          <>
            {' · '}
            <RegionName code={by.place} />
          </>
        )}
      </p>
    </li>
  );
}

/** What was recorded a moment ago and is still to be sent. */
function useUnsent(id: string) {
  return useCell(outbox.actions)
    .filter((one) => one.findingId === id && isOpen(one))
    .flatMap(({ entries }) => entries)
    .flatMap(({ key, body }) => {
      const step = findingStepRequest.safeParse(body);
      return step.success ? [{ key, step: step.data }] : [];
    });
}

/** What was done about a finding, the latest first; nothing in it is ever overwritten. */
export function FindingHistory({ detail: { id, steps } }: { detail: Finding }) {
  const findingWords = useFindingWords();
  const unsent = useUnsent(id);
  return (
    <section class="card" aria-labelledby="finding-history">
      <h2 id="finding-history" class="card-title">
        {findingWords.history}
      </h2>
      <ol class="timeline">
        {[...unsent].reverse().map(({ key, step }) => (
          <li key={key}>
            <Told step={step} />
            <p>
              <span class="badge badge-waiting">{findingWords.unsent}</span>
            </p>
          </li>
        ))}
        {[...steps].reverse().map((entry, at) => (
          <Kept key={steps.length - at} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
