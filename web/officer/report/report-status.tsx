import type { CommunityReport, Confirmation } from '../../../schemas/daily-report.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { openPhaseOf } from './report-phase.ts';

interface StatusProps {
  report: CommunityReport;
  who: Me;
}

function authorWords({ by, onBehalf }: Confirmation, who: Me, words: Words): string {
  if (by === who.sub) return words.report.byYou(who.name);
  return onBehalf ? words.report.byTownship : words.report.byOfficer;
}

function Confirmed({ report, made, who }: StatusProps & { made: Confirmation }) {
  const words = useWords();
  return (
    <div class="notice notice-done" role="status">
      <Icon name="check" />
      <div class="notice-body">
        <p>
          <strong>{words.report.confirmed(instantWords(new Date(made.at), now(), words))}</strong>
          <br />
          {authorWords(made, who, words)}
        </p>
        {(made.kind === 'zero' || made.at >= report.confirmBy) && (
          <p class="badges">
            {made.kind === 'zero' && <span class="badge badge-done">{words.report.zero}</span>}
            {made.at >= report.confirmBy && <span class="badge badge-waiting">{words.report.afterTime}</span>}
          </p>
        )}
      </div>
    </div>
  );
}

/** How the report stands: until when it has to be confirmed, or by whom and when it was. */
export function ReportStatus({ report, who }: StatusProps) {
  const words = useWords();
  const made = report.confirmation;
  if (made !== undefined) return <Confirmed report={report} made={made} who={who} />;
  const at = now();
  const phase = openPhaseOf(report, at);
  const say = (instant: string) => instantWords(new Date(instant), at, words);
  const sentences = {
    due: words.report.due(say(report.confirmBy)),
    late: words.report.late(say(report.confirmBy), say(report.closesAt)),
    missed: words.report.missed(say(report.closesAt)),
  };
  return (
    <div class={`notice ${phase === 'due' ? 'notice-waiting' : 'notice-action'}`} role="status">
      <Icon name={phase === 'due' ? 'clock' : 'alert'} />
      <p>{sentences[phase]}</p>
    </div>
  );
}
