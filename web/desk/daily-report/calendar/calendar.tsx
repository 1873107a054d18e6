import { addDays, shanghaiDate } from '../../../../schemas/shanghai-day.ts';
import { now } from '../../../staff/server-time.ts';
import { Block } from '../../shell/block.tsx';
import { Failure } from '../../shell/failure.tsx';
import { Waiting } from '../../shell/waiting.tsx';
import { weekdayText } from '../../words/day-words.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useReportDays } from '../report-queries.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { CalendarDay, CalendarMark } from './calendar-day.tsx';
import { weeksUntil } from './calendar-weeks.ts';

interface Given {
  region: string;
  day: string;
}

/** The last five weeks of a region, each day the way to its report: what was complete, and what was not (requirements E5). */
export function Calendar({ region, day }: Given) {
  const { calendar: words } = useReportWords();
  const language = useLanguage();
  const yesterday = addDays(shanghaiDate(now()), -1);
  const weeks = weeksUntil(yesterday);
  const [first = [], last = []] = [weeks[0], weeks.at(-1)];
  const range = { from: first[0] ?? yesterday, to: last.at(-1) ?? yesterday };
  const { data, error, refetch } = useReportDays(region, range);
  const found = new Map(data?.days.map((one) => [one.day, one]));
  return (
    <Block title={words.title} className="calendar-block">
      {data === undefined ? (
        error === null ? (
          <Waiting rows={6} />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
            <table className="calendar figures">
              <thead>
                <tr>
                  {first.map((date) => (
                    <th key={date} scope="col">
                      {weekdayText(date, language)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((dates) => (
                  <tr key={dates[0]}>
                    {dates.map((date) => (
                      <td key={date} className={date === day ? 'calendar-shown' : undefined}>
                        <CalendarDay
                          region={region}
                          date={date}
                          found={found.get(date)}
                          place={{
                            isShown: date === day,
                            hasEnded: date <= yesterday,
                            isFirst: date === range.from,
                          }}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ul className="legend small soft" aria-label={words.legend}>
            {(['complete', 'open', 'missing', 'objected', 'none'] as const).map((kind) => (
              <li key={kind}>
                <CalendarMark kind={kind} /> {words.kinds[kind]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}
