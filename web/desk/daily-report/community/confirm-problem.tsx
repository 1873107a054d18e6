import { Alert } from 'antd';
import { metricOf } from '../../../../schemas/metric.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { count } from '../../words/numbers.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { reportProblemOf } from '../report-queries.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Contradictions } from './contradictions.tsx';

/** Why a report was not taken: what has changed since it was on the screen, or what the data say against a zero. */
export function ConfirmProblem({ error }: { error: unknown }) {
  const words = useWords();
  const language = useLanguage();
  const { confirm: says } = useReportWords();
  const { changed = [], contradictions = [] } = reportProblemOf(error) ?? {};
  const more = (
    <>
      {changed.length > 0 && (
        <ul>
          {changed.map(({ metric, seen, now }) => (
            <li key={metric}>
              {says.changed(metricOf(metric)?.name[language] ?? metric, count(seen), count(now))}
            </li>
          ))}
        </ul>
      )}
      {contradictions.length > 0 && <Contradictions found={contradictions} />}
    </>
  );
  return <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} description={more} />;
}
