import type { CommunityReport } from '../../../schemas/daily-report.ts';
import { now } from '../../staff/server-time.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { figureName } from './figure-name.ts';
import { useReportWords } from './words/use-report-words.ts';

/** What was restated since the day was closed, beside what stands (requirements E3). */
export function Corrections({ report }: { report: CommunityReport }) {
  const words = useWords();
  const reportWords = useReportWords();
  const chosen = useCell(language);
  return (
    <>
      {report.corrections.map(({ n, at, reason, changed }) => (
        <section class="card" key={n}>
          <h3 class="card-title">{reportWords.corrected(n, instantWords(new Date(at), now(), words))}</h3>
          <p>{reason}</p>
          <ul>
            {changed.map(({ metric, was, now: is }) => (
              <li key={metric} class="figures">
                {reportWords.difference(figureName(metric, chosen), was, is)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
