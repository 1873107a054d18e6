import { isListed } from '../../../../schemas/metric.ts';
import { type ReportedFigures, totalOf } from '../../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../../schemas/tally.ts';
import { figureLink } from '../../overview/figure-link.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { Term } from '../../shell/term.tsx';
import { count } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';

interface Given {
  of: { day: string; region: string };
  figures: ReportedFigures;
  /** As the last correction says, beside what stands. */
  corrected?: ReportedFigures | undefined;
}

/** Every flow of the day: what was known when it ended, and what became known since; each opens its cases (requirements E1). */
export function FiguresTable({ of: { day, region }, figures, corrected }: Given) {
  const { figures: words } = useReportWords();
  const range = { from: day, to: day };
  const numbers = [
    ...[words.total, words.atMidnight, words.since],
    ...(corrected === undefined ? [] : [words.corrected]),
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="sheet-table figures reported">
        <TableHead names={[words.metric, ...numbers]} numbers={numbers} />
        <tbody>
          {reportedKeys.map((metric) => {
            const total = totalOf(figures, metric);
            const { atMidnight, since } = figures[metric];
            const after = corrected && totalOf(corrected, metric);
            const isNone = atMidnight === 0 && since === 0;
            return (
              <tr key={metric} className={isNone && (after ?? 0) === 0 ? 'soft' : undefined}>
                <th scope="row">
                  <Term metric={metric} />
                </th>
                <td className="number">
                  {isNone || !isListed(metric) ? (
                    count(total)
                  ) : (
                    <a href={figureLink({ metric, region, range })}>{count(total)}</a>
                  )}
                </td>
                <td className="number">{count(atMidnight)}</td>
                <td className="number">{count(since)}</td>
                {after !== undefined && (
                  <td className={after === total ? 'number' : 'number report-changed'}>{count(after)}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
