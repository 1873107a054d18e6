import { Button } from 'antd';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { NotShown } from '../shell/not-shown.tsx';
import { dayText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { reportProblemOf } from './report-queries.ts';
import { useReportWords } from './words/use-report-words.ts';

interface Given {
  error: unknown;
  region: string;
  me: Me;
}

/** A day that there is no report of: why, and where there is one. */
export function NoReport({ error, region, me }: Given) {
  const words = useReportWords();
  const language = useLanguage();
  const problem = reportProblemOf(error);
  const go = (day: string, name: string) => (
    <Button href={hashOf({ screen: 'reports', region, day })}>{name}</Button>
  );
  if (problem?.code === 'report.not-yet')
    return (
      <section className="not-shown">
        <h2>{words.notYet.title}</h2>
        <p>{words.notYet.help}</p>
        <p className="not-shown-ways">{go(addDays(shanghaiDate(now()), -1), words.notYet.go)}</p>
      </section>
    );
  if (problem?.code !== 'report.none')
    return <NotShown error={error} region={region} me={me} mayAsk={false} />;
  const { days } = problem;
  return (
    <section className="not-shown">
      <h2>{words.none.title}</h2>
      <p>{words.none.help}</p>
      {days !== undefined && (
        <>
          <p>{words.none.span(dayText(days.first, language), dayText(days.last, language))}</p>
          <p className="not-shown-ways">
            {go(days.first, words.none.first)}
            {go(days.last, words.none.last)}
          </p>
        </>
      )}
    </section>
  );
}
