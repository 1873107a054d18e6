import { testResult } from '../../../schemas/codes.ts';
import { Dock } from '../shell/dock.tsx';
import { useWords } from '../words/use-words.ts';
import { BigChoices } from './big-choices.tsx';
import type { Moment } from './moment.ts';
import { MomentChoice } from './moment-choice.tsx';
import type { QuestionProps } from './question-props.ts';

/** The sample is not older than the arrival: that is where the chips begin. */
function likelySample({ detail, answers }: QuestionProps): string {
  return (
    detail.arrivedAt ?? (answers.arrival?.day === 'date' ? detail.expectedArrivalAt : detail.submittedAt)
  );
}

/** Fourth: tested since arriving? A result that is still to come is completed by another entry (requirements C2). */
export function QuestionTest(props: QuestionProps) {
  const words = useWords();
  const { answers, give, finish } = props;
  const now: Moment = { day: 'now' };
  const hasTest = answers.test !== undefined && answers.test !== 'none';
  return (
    <>
      <BigChoices
        legend={words.verify.test}
        choices={[
          { value: 'none', label: words.verify.testNot },
          ...testResult.options.map((value) => ({ value, label: words.codes.result[value] })),
        ]}
        chosen={answers.test}
        choose={(test) =>
          test === 'none' ? finish('test', { test }) : give({ test, sample: answers.sample ?? now })
        }
      />
      {hasTest && (
        <>
          <MomentChoice
            legend={words.verify.sampled}
            moment={answers.sample}
            likely={likelySample(props)}
            choose={(sample) => give({ sample })}
          />
          <Dock>
            <button type="button" class="button button-primary" onClick={() => finish('test', {})}>
              {words.next}
            </button>
          </Dock>
        </>
      )}
    </>
  );
}
