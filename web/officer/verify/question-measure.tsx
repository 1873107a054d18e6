import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { OfferedMeasure } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { language } from '../preferences.ts';
import { Dock } from '../shell/dock.tsx';
import { useCell } from '../use-cell.ts';
import { fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { BigChoices } from './big-choices.tsx';
import { Chips } from './chips.tsx';
import { arrivalDateOf, firstDateOf, periodOf } from './measure-period.ts';
import type { QuestionProps } from './question-props.ts';

function useOfferWords(): (offered: OfferedMeasure) => { label: string; note: string } {
  const words = useWords();
  const chosen = useCell(language);
  return ({ measure, days, title, documentNumber, example }) => ({
    label: `${words.codes.measure[measure]} · ${words.verify.days(days)}`,
    note: [title[chosen], documentNumber, ...(example ? [words.verify.example] : [])].join(' · '),
  });
}

function Period({ props, picked }: { props: QuestionProps; picked: OfferedMeasure }) {
  const words = useWords();
  const { detail, answers, give } = props;
  const today = shanghaiDate(now());
  const arrivalDate = arrivalDateOf(detail, now());
  const firstDate = firstDateOf(detail, now());
  const startDate = answers.startDate ?? firstDate;
  const { endDate, testDates } = periodOf(picked, arrivalDate, startDate);
  const canStartToday = today > firstDate && today <= endDate;
  return (
    <>
      {canStartToday && (
        <Chips
          legend={words.verify.start}
          choices={[
            {
              value: firstDate,
              label: firstDate === arrivalDate ? words.verify.startArrival : words.verify.startLifted,
            },
            { value: today, label: words.verify.startToday },
          ]}
          chosen={[startDate]}
          choose={(value) => give({ startDate: value })}
        />
      )}
      <p class="notice">
        {words.verify.untilAndTests(
          fullDay(endDate, today, words),
          testDates.map((date) => fullDay(date, today, words)).join(words.listJoin),
        )}
      </p>
    </>
  );
}

/** Last: which of the measures that the rules yield, and until when. Never a free choice (requirements C8). */
export function QuestionMeasure(props: QuestionProps) {
  const words = useWords();
  const offerWords = useOfferWords();
  const { detail, answers, give, finish } = props;
  const picked = typeof answers.measure === 'number' ? detail.offered[answers.measure] : undefined;
  const choose = (value: string) =>
    value === 'none'
      ? finish('measure', { measure: 'none' })
      : give({ measure: Number(value), startDate: firstDateOf(detail, now()) });
  return (
    <>
      <p class="soft">{detail.offered.length === 0 ? words.verify.measureEmpty : words.verify.measureHelp}</p>
      <BigChoices
        legend={words.verify.measure}
        choices={[
          ...detail.offered.map((offered, at) => ({ value: String(at), ...offerWords(offered) })),
          { value: 'none', label: words.verify.measureNone },
        ]}
        chosen={answers.measure === undefined ? undefined : String(answers.measure)}
        choose={choose}
      />
      {picked !== undefined && (
        <>
          <Period props={props} picked={picked} />
          <Dock>
            <button type="button" class="button button-primary" onClick={() => finish('measure', {})}>
              {words.save}
            </button>
          </Dock>
        </>
      )}
    </>
  );
}
