import { isListed } from '../../../../schemas/metric.ts';
import { type ReportedFigures, type ReportedTotals, totalOf } from '../../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../../schemas/tally.ts';
import { figureLink } from '../../overview/figure-link.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { Term } from '../../shell/term.tsx';
import { count, signed } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';

interface Given {
  of: { day: string; region: string };
  figures: ReportedFigures;
  /** How much corrections have changed each, beside what stands. */
  difference?: ReportedTotals | undefined;
}

/** Every flow of the day: what was known when it ended, and what became known since; each opens its cases (requirements E1). */
export function FiguresTable({ of: { day, region }, figures, difference }: Given) {
  const { figures: words } = useReportWords();
  const range = { from: day, to: day };
  const numbers = [
    ...[words.total, words.atMidnight, words.since],
    ...(difference === undefined ? [] : [words.difference, words.corrected]),
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="sheet-table figures reported">
        <TableHead names={[words.metric, ...numbers]} numbers={numbers} />
        <tbody>
          {reportedKeys.map((metric) => {
            const total = totalOf(figures, metric);
            const { atMidnight, since } = figures[metric];
            const changed = difference?.[metric];
            const isNone = atMidnight === 0 && since === 0;
            return (
              <tr key={metric} className={isNone && (changed ?? 0) === 0 ? 'soft' : undefined}>
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
                {changed !== undefined && <Changed by={changed} to={total + changed} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Changed({ by, to }: { by: number; to: number }) {
  const className = by === 0 ? 'number' : 'number report-changed';
  return [signed(by), count(to)].map((value, index) => (
    <td key={index} className={className}>
      {value}
    </td>
  ));
}
