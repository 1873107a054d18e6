import type { CommunityReport } from '../../../schemas/daily-report.ts';
import { useWords } from '../words/use-words.ts';

/** What was added to a report when it was confirmed. */
export function Said({ report }: { report: CommunityReport }) {
  const words = useWords();
  const { remarks, objection } = report.confirmation ?? {};
  return (
    <>
      {objection !== undefined && (
        <section class="card">
          <h3 class="card-title">{words.report.objected}</h3>
          <p>{objection.reason}</p>
        </section>
      )}
      {remarks !== undefined && (
        <section class="card">
          <h3 class="card-title">{words.report.said}</h3>
          <p>{remarks}</p>
        </section>
      )}
    </>
  );
}
