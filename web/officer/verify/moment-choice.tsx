import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { useWords } from '../words/use-words.ts';
import { Chips } from './chips.tsx';
import { type Moment, momentOn } from './moment.ts';

type Chip = 'now' | 'today' | 'yesterday' | 'earlier';

function chipOf(moment: Moment, today: string): Chip {
  if (moment.day === 'now') return 'now';
  if (moment.date === today) return 'today';
  return moment.date === addDays(today, -1) ? 'yesterday' : 'earlier';
}

interface MomentChoiceProps {
  legend: string;
  moment: Moment | undefined;
  /** A time that is likely true on its day. */
  likely?: string | undefined;
  choose: (moment: Moment) => void;
  error?: string | undefined;
}

/** Now, today, yesterday as chips; the day and the time beside them only where a chip does not say it all (ux.md). */
export function MomentChoice({ legend, moment, likely, choose, error }: MomentChoiceProps) {
  const words = useWords();
  const at = now();
  const today = shanghaiDate(at);
  const chip = moment === undefined ? undefined : chipOf(moment, today);
  const daysAgo = { today: 0, yesterday: 1, earlier: 2 };
  const tap = (tapped: Chip) =>
    choose(tapped === 'now' ? { day: 'now' } : momentOn(daysAgo[tapped], likely, at));
  return (
    <div class="moment">
      <Chips
        legend={legend}
        choices={[
          { value: 'now', label: words.verify.now },
          { value: 'today', label: words.verify.today },
          { value: 'yesterday', label: words.verify.yesterday },
          { value: 'earlier', label: words.verify.otherDay },
        ]}
        chosen={chip === undefined ? [] : [chip]}
        choose={tap}
        error={error}
      />
      {moment?.day === 'date' && (
        <div class="moment-exact">
          {chip === 'earlier' && (
            <label class="field">
              <span class="field-label">{words.verify.day}</span>
              <input
                type="date"
                value={moment.date}
                max={today}
                onInput={(event) => choose({ ...moment, date: event.currentTarget.value })}
              />
            </label>
          )}
          <label class="field">
            <span class="field-label">{words.verify.time}</span>
            <input
              type="time"
              value={moment.time}
              onInput={(event) => choose({ ...moment, time: event.currentTarget.value })}
            />
          </label>
        </div>
      )}
    </div>
  );
}
