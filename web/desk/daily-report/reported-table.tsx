import { type CommunityReport } from '../../../schemas/daily-report.ts';
import { isListed } from '../../../schemas/metric.ts';
import { totalOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import { figureLink } from '../overview/figure-link.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Term } from '../shell/term.tsx';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useReportWords } from './words/use-report-words.ts';

/** Every flow of the day: what was known when it ended, and what became known since; each opens its cases (requirements E1). */
export function ReportedTable({ told }: { told: CommunityReport }) {
  const { figures: words } = useReportWords();
  const { day, community, figures, asOf, confirmation } = told;
  const range = { from: day, to: day };
  const help = confirmation === undefined ? words.now(timeText(asOf)) : words.confirmed(timeText(asOf));
  const numbers = [words.total, words.atMidnight, words.since];
  return (
    <Block title={words.title} help={help}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
        <table className="sheet-table figures reported">
          <TableHead names={[words.metric, ...numbers]} numbers={numbers} />
          <tbody>
            {reportedKeys.map((metric) => {
              const total = totalOf(figures, metric);
              const { atMidnight, since } = figures[metric];
              const isNone = atMidnight === 0 && since === 0;
              return (
                <tr key={metric} className={isNone ? 'soft' : undefined}>
                  <th scope="row">
                    <Term metric={metric} />
                  </th>
                  <td className="number">
                    {isNone || !isListed(metric) ? (
                      count(total)
                    ) : (
                      <a href={figureLink({ metric, region: community.code, range })}>{count(total)}</a>
                    )}
                  </td>
                  <td className="number">{count(atMidnight)}</td>
                  <td className="number">{count(since)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Block>
  );
}
