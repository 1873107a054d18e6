import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { TextField } from '../form/field.tsx';
import { useWords } from '../words/words.tsx';

/** Buttons that fill the field beside them with what most people answer. */
function QuickAnswers({
  options,
  value,
  onValue,
}: {
  options: readonly (readonly [string, string])[];
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <div class="quick">
      {options.map(([answer, name]) => (
        <button type="button" key={answer} aria-pressed={answer === value} onClick={() => onValue(answer)}>
          {name}
        </button>
      ))}
    </div>
  );
}

/** A day and a time of Henan, by one tap each or exactly. */
export function DayAndTime({
  at,
  labels,
  date,
  time,
  now,
  min,
  max,
  onDate,
  onTime,
}: {
  at: string;
  labels: { date: string; time: string };
  date: string;
  time: string;
  now: Date;
  min: string;
  max: string;
  onDate: (date: string) => void;
  onTime: (time: string) => void;
}) {
  const words = useWords();
  const days = words.days.map((name, ahead): [string, string] => [addDays(shanghaiDate(now), ahead), name]);
  return (
    <div class="day-and-time">
      <TextField
        at={at}
        label={labels.date}
        type="date"
        value={date}
        min={min}
        max={max}
        onValue={onDate}
        after={<QuickAnswers options={days} value={date} onValue={onDate} />}
      />
      <TextField
        at={`${at}-time`}
        label={labels.time}
        type="time"
        value={time}
        second
        onValue={onTime}
        after={<QuickAnswers options={words.times} value={time} onValue={onTime} />}
      />
    </div>
  );
}
