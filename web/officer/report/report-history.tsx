import { useEffect } from 'preact/hooks';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useCell } from '../use-cell.ts';
import { fullDay, instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { heldOf, type Reported, reports } from './held-reports.ts';
import { lastDays, readDays } from './read-days.ts';
import { reportAddress } from './report-address.ts';
import { openPhaseOf } from './report-phase.ts';
import { refusalOf } from './report-store.ts';
import { useReportWords } from './words/use-report-words.ts';

/** How the report of a day stands, in a word. */
function State({ of }: { of: Reported }) {
  const words = useWords();
  const reportWords = useReportWords();
  const { states } = reportWords;
  const { report, failed } = heldOf(of);
  if (report === undefined) {
    if (failed === undefined) return <span class="soft small">{words.loading}</span>;
    const isNone = refusalOf(failed)?.code === 'report.none';
    return <span class="soft small">{isNone ? states.none : states.unknown}</span>;
  }
  const made = report.confirmation;
  if (made === undefined) {
    const phase = openPhaseOf(report, now());
    return <span class={`badge ${phase === 'due' ? 'badge-waiting' : 'badge-action'}`}>{states[phase]}</span>;
  }
  return (
    <span class="badges">
      {made.kind === 'zero' && <span class="badge">{reportWords.zero}</span>}
      {made.at >= report.confirmBy && <span class="badge badge-waiting">{reportWords.afterTime}</span>}
      <span class="badge badge-done figures">
        {states.confirmed(instantWords(new Date(made.at), now(), words))}
      </span>
    </span>
  );
}

/** The last days of a community, each with its state; read when the day itself is there. */
export function ReportHistory({ of, who }: { of: Reported; who: Me }) {
  const words = useWords();
  const reportWords = useReportWords();
  useCell(reports);
  const days = lastDays(now()).map((day) => ({ ...of, day }));
  useEffect(() => void readDays(days), []);
  return (
    <section class="card" aria-labelledby="report-history">
      <h3 id="report-history" class="card-title">
        {reportWords.history}
      </h3>
      <ul>
        {days.map((one) => (
          <li key={one.day}>
            <a
              class="history-line"
              href={hashOf(reportAddress(one, who))}
              aria-current={one.day === of.day ? 'page' : undefined}
            >
              {fullDay(one.day, shanghaiDate(now()), words)}
              <State of={one} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
