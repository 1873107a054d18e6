import type { CommunityReport, Objection } from '../../../schemas/daily-report.ts';
import type { Me } from '../../../schemas/staff.ts';
import { AnswerForm } from './answer-form.tsx';
import type { Reported } from './held-reports.ts';
import { useReportWords } from './words/use-report-words.ts';

interface SaidProps {
  of: Reported;
  report: CommunityReport;
  who: Me;
}

/** What the officer objected to, and what the township answered. */
function Objected({ of, objection, who }: Omit<SaidProps, 'report'> & { objection: Objection }) {
  const reportWords = useReportWords();
  const { reason, answer } = objection;
  return (
    <section class="card stack">
      <h3>{reportWords.objected}</h3>
      <p>{reason}</p>
      {answer !== undefined && (
        <p>
          <strong>{reportWords.answered(answer.upheld)}</strong>
          <br />
          {answer.answer}
        </p>
      )}
      {answer === undefined &&
        (who.role === 'township' ? (
          <AnswerForm of={of} />
        ) : (
          <p class="soft small">{reportWords.unanswered}</p>
        ))}
    </section>
  );
}

/** What was added to a report when it was confirmed. */
export function Said({ of, report, who }: SaidProps) {
  const reportWords = useReportWords();
  const { remarks, objection } = report.confirmation ?? {};
  return (
    <>
      {objection !== undefined && <Objected of={of} objection={objection} who={who} />}
      {remarks !== undefined && (
        <section class="card">
          <h3 class="card-title">{reportWords.said}</h3>
          <p>{remarks}</p>
        </section>
      )}
    </>
  );
}
