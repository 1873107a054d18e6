import { now } from '../../staff/server-time.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { BigChoices } from './big-choices.tsx';
import type { QuestionProps } from './question-props.ts';

/** Second: has the person come? Not yet ends here: they are contacted. */
export function QuestionArrived({ detail, answers, finish }: QuestionProps) {
  const words = useWords();
  const chosen = answers.arrived === undefined ? undefined : answers.arrived ? 'yes' : 'no';
  return (
    <>
      <p class="soft">
        {words.case.expected} {instantWords(new Date(detail.expectedArrivalAt), now(), words)}
      </p>
      <BigChoices
        legend={words.verify.arrived}
        choices={[
          { value: 'yes', label: words.verify.arrivedYes },
          { value: 'no', label: words.verify.arrivedNo },
        ]}
        chosen={chosen}
        choose={(arrived) => finish('arrived', { arrived: arrived === 'yes' })}
      />
    </>
  );
}
