import { type CommunityReport } from '../../../schemas/daily-report.ts';
import { type ReportedFigures, totalOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import { connection } from '../connection.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { type ConfirmDraft, changeDraft } from './confirm-draft.ts';
import { figureName } from './figure-name.ts';
import type { Reported } from './held-reports.ts';
import { ReasonField } from './reason-field.tsx';
import { sendCorrection } from './send-confirmation.ts';
import { useReportWords } from './words/use-report-words.ts';

interface RestateProps {
  of: Reported;
  report: CommunityReport;
  current: ReportedFigures;
  draft: ConfirmDraft;
}

/** Figures that are others than those that stand, each with both. */
export function Differences({ was, now }: { was: ReportedFigures; now: ReportedFigures }) {
  const reportWords = useReportWords();
  const chosen = useCell(language);
  const changed = reportedKeys.filter((key) => totalOf(was, key) !== totalOf(now, key));
  if (changed.length === 0) return <p>{reportWords.asStands}</p>;
  return (
    <ul>
      {changed.map((key) => (
        <li key={key} class="figures">
          {reportWords.difference(figureName(key, chosen), totalOf(was, key), totalOf(now, key))}
        </li>
      ))}
    </ul>
  );
}

/** A closed report is restated with what the data say now: who did not report in time does this too (requirements E3). */
export function Restate({ of, report, current, draft }: RestateProps) {
  const reportWords = useReportWords();
  const isOffline = useCell(connection) === 'offline';
  const isLate = report.standing === 'silent' && report.corrections.length === 0;
  const stands = report.corrections.at(-1)?.figures ?? report.figures;
  return (
    <section class="card stack" aria-labelledby="report-restate">
      <h3 id="report-restate" class="card-title">
        {isLate ? reportWords.restateLate : reportWords.restate}
      </h3>
      <p class="soft small">{reportWords.restateHelp}</p>
      <Differences was={stands} now={current} />
      <ReasonField
        reason={draft.remarks}
        isAsked={draft.isReasonAsked}
        change={(remarks) => changeDraft(of, { remarks, isReasonAsked: false })}
      />
      <button
        type="button"
        class="button button-primary"
        disabled={isOffline || draft.isSending}
        onClick={() => void sendCorrection(of, current)}
      >
        {draft.isSending ? reportWords.sending : isLate ? reportWords.sendLate : reportWords.sendCorrection}
      </button>
    </section>
  );
}
