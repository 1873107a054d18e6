import { useEffect, useState } from 'preact/hooks';
import { symptom, transport } from '../../../schemas/codes.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { language } from '../preferences.ts';
import { Dock } from '../shell/dock.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { checkArrival } from './check-arrival.ts';
import { Chips } from './chips.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { NoteField } from './note-field.tsx';
import type { QuestionProps } from './question-props.ts';
import { StayFields } from './stay-fields.tsx';

type YesNo = 'yes' | 'no';

function yesNo(answer: boolean | undefined): YesNo[] {
  return answer === undefined ? [] : [answer ? 'yes' : 'no'];
}

/** Third: when and how did they come; and symptoms and risk areas, asked again (requirements C2). */
export function QuestionWhen({ detail, answers, give, finish }: QuestionProps) {
  const words = useWords();
  const chosen = useCell(language);
  const [isChecked, setChecked] = useState(false);
  const [wantsMending, setWantsMending] = useState(false);
  const found = checkArrival(answers, { words, language: chosen, now: now() });
  const errors = isChecked ? found : {};
  const noYes = [
    { value: 'no', label: words.no },
    { value: 'yes', label: words.yes },
  ] as const;
  const next = () => {
    setChecked(true);
    if (Object.keys(found).length === 0) finish('when', {});
    else setWantsMending(true);
  };
  useEffect(() => {
    if (!wantsMending) return;
    setWantsMending(false);
    document.querySelector<HTMLElement>('.has-error input')?.focus();
  }, [wantsMending]);
  return (
    <>
      <MomentChoice
        legend={words.verify.day}
        moment={answers.arrival}
        likely={detail.expectedArrivalAt}
        choose={(arrival) => give({ arrival })}
        error={errors.arrivedAt}
      />
      <Chips
        legend={words.verify.transport}
        choices={transport.options.map((value) => ({ value, label: words.codes.transport[value] }))}
        chosen={[answers.transport]}
        choose={(value) => give({ transport: value, service: '' })}
      />
      <label class={`field ${errors.journey === undefined ? '' : 'has-error'}`}>
        <span class="field-label">{words.verify.service}</span>
        <input
          type="text"
          autocomplete="off"
          value={answers.service}
          onInput={(event) => give({ service: event.currentTarget.value })}
        />
        {errors.journey !== undefined && <span class="field-error">{errors.journey}</span>}
      </label>
      <Chips
        legend={words.verify.symptoms}
        choices={noYes}
        chosen={yesNo(answers.symptoms)}
        choose={(value) => give({ symptoms: value === 'yes' })}
        error={errors.symptoms}
      />
      {answers.symptoms === true && (
        <Chips
          legend={words.verify.symptomsWhich}
          several
          choices={symptom.options.map((value) => ({ value, label: words.codes.symptom[value] }))}
          chosen={answers.symptomsWhich}
          choose={(value) =>
            give({
              symptomsWhich: answers.symptomsWhich.includes(value)
                ? answers.symptomsWhich.filter((one) => one !== value)
                : [...answers.symptomsWhich, value],
            })
          }
        />
      )}
      <Chips
        legend={words.verify.riskStays}
        choices={noYes}
        chosen={yesNo(answers.riskStay)}
        choose={(value) => give({ riskStay: value === 'yes' })}
        error={errors.riskStays}
      />
      {answers.riskStay === true && (
        <StayFields
          stays={answers.stays}
          arrivalDate={shanghaiDate(now())}
          change={(stays) => give({ stays })}
        />
      )}
      <NoteField note={answers.note} change={(note) => give({ note })} />
      <Dock>
        <button type="button" class="button button-primary" onClick={next}>
          {words.next}
        </button>
      </Dock>
    </>
  );
}
