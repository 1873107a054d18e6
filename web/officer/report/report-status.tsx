import type { CommunityReport, Confirmation } from '../../../schemas/daily-report.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { openPhaseOf } from './report-phase.ts';
import { useReportWords } from './words/use-report-words.ts';
import type { ReportWords } from './words/zh.ts';

interface StatusProps {
  report: CommunityReport;
  who: Me;
}

function authorWords({ by, onBehalf }: Confirmation, who: Me, reportWords: ReportWords): string {
  if (by === who.sub) return reportWords.byYou(who.name);
  return onBehalf ? reportWords.byTownship : reportWords.byOfficer;
}

function Confirmed({ report, made, who }: StatusProps & { made: Confirmation }) {
  const words = useWords();
  const reportWords = useReportWords();
  return (
    <div class="notice notice-done" role="status">
      <Icon name="check" />
      <div class="notice-body">
        <p>
          <strong>{reportWords.confirmed(instantWords(new Date(made.at), now(), words))}</strong>
          <br />
          {authorWords(made, who, reportWords)}
        </p>
        {(made.kind === 'zero' || made.at >= report.confirmBy) && (
          <p class="badges">
            {made.kind === 'zero' && <span class="badge badge-done">{reportWords.zero}</span>}
            {made.at >= report.confirmBy && <span class="badge badge-waiting">{reportWords.afterTime}</span>}
          </p>
        )}
      </div>
    </div>
  );
}

/** How the report stands: until when it has to be confirmed, or by whom and when it was. */
export function ReportStatus({ report, who }: StatusProps) {
  const words = useWords();
  const reportWords = useReportWords();
  const made = report.confirmation;
  if (made !== undefined) return <Confirmed report={report} made={made} who={who} />;
  const at = now();
  const phase = openPhaseOf(report, at);
  const say = (instant: string) => instantWords(new Date(instant), at, words);
  const sentences = {
    due: reportWords.due(say(report.confirmBy)),
    late: reportWords.late(say(report.confirmBy), say(report.closesAt)),
    missed: reportWords.missed(say(report.closesAt)),
  };
  return (
    <div class={`notice ${phase === 'due' ? 'notice-waiting' : 'notice-action'}`} role="status">
      <Icon name={phase === 'due' ? 'clock' : 'alert'} />
      <p>{sentences[phase]}</p>
    </div>
  );
}
