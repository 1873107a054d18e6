import { Button } from 'antd';
import type { ReportProblem } from '../../../schemas/daily-report.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { NotShown } from '../shell/not-shown.tsx';
import { dayText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { Calendar } from './calendar/calendar.tsx';
import { reportProblemOf } from './report-queries.ts';
import { useReportWords } from './words/use-report-words.ts';

interface Given {
  error: unknown;
  region: string;
  day: string;
  me: Me;
}

/** A day that there is no report of: why, and where there is one. */
export function NoReport({ error, region, day, me }: Given) {
  const problem = reportProblemOf(error);
  if (problem === undefined || !problem.code.startsWith('report.'))
    return <NotShown error={error} region={region} me={me} mayAsk={false} />;
  return (
    <div className="report-top">
      {problem.code === 'report.not-yet' ? (
        <NotYet region={region} />
      ) : (
        <None region={region} days={problem.days} />
      )}
      <Calendar region={region} day={day} />
    </div>
  );
}

function Way({ region, day, name }: { region: string; day: string; name: string }) {
  return <Button href={hashOf({ screen: 'reports', region, day })}>{name}</Button>;
}

function NotYet({ region }: { region: string }) {
  const { notYet: words } = useReportWords();
  return (
    <section className="not-shown">
      <h2>{words.title}</h2>
      <p>{words.help}</p>
      <p className="not-shown-ways">
        <Way region={region} day={addDays(shanghaiDate(now()), -1)} name={words.go} />
      </p>
    </section>
  );
}

/** Of this community, perhaps, or of the whole province: then the first and the last day that have one are known. */
function None({ region, days }: { region: string; days: ReportProblem['days'] }) {
  const { none: words } = useReportWords();
  const language = useLanguage();
  return (
    <section className="not-shown">
      <h2>{words.title}</h2>
      <p>{words.help}</p>
      {days !== undefined && (
        <>
          <p>{words.span(dayText(days.first, language), dayText(days.last, language))}</p>
          <p className="not-shown-ways">
            <Way region={region} day={days.first} name={words.first} />
            <Way region={region} day={days.last} name={words.last} />
          </p>
        </>
      )}
    </section>
  );
}
