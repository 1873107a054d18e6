import type { Contradiction } from '../../../../schemas/daily-report.ts';
import { hashOf } from '../../address.ts';
import { count } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';

/** What the data say against a zero, with the cases behind it (requirements E5). */
export function Contradictions({ found }: { found: readonly Contradiction[] }) {
  const { contradiction: words } = useReportWords();
  return (
    <ul className="contradictions" aria-label={words.title}>
      {found.map(({ kind, count: counted, cases }) => (
        <li key={kind}>
          {words.kinds[kind](count(counted))}
          {kind === 'findings' && <a href={hashOf({ screen: 'own-findings' })}>{words.toFindings}</a>}
          {cases.map((id, index) => (
            <a key={id} href={hashOf({ screen: 'case', id })}>
              {words.case(index + 1)}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}
