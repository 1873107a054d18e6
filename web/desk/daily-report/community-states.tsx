import type { ReportState } from '../../../schemas/daily-report.ts';
import { metricOf } from '../../../schemas/metric.ts';
import type { RegionReport, ReportProgress } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { useLanguage } from '../words/use-words.ts';
import { useReportWords } from './words/use-report-words.ts';

/** What each community of a township has reported, in words: there is one report of each. */
export function CommunityStates({ told }: { told: RegionReport }) {
  const reports = useReportWords();
  const { day, state } = told;
  return (
    <Block title={reports.communities}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={reports.communities}>
        <table className="sheet-table figures">
          <TableHead names={[reports.community, reports.stands]} />
          <tbody>
            {told.children.map(({ code, name, progress }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={hashOf({ screen: 'reports', region: code, day })}>{name}</a>
                </th>
                <td>
                  <Stands progress={progress} state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

function Stands({ progress, state }: { progress: ReportProgress; state: ReportState }) {
  const reports = useReportWords();
  const language = useLanguage();
  const said = (metric: string) => metricOf(metric)?.name[language] ?? metric;
  if (progress.confirmed === 0)
    return state === 'open' ? (
      <span className="mark mark-waiting">{reports.missing}</span>
    ) : (
      <span className="mark mark-action">{reports.unanswered}</span>
    );
  return (
    <span className="marks">
      <span className="mark mark-done">{said(progress.zero > 0 ? 'reports-zero' : 'reports-confirmed')}</span>
      {progress.objected > 0 && <span className="mark mark-waiting">{said('reports-objected')}</span>}
    </span>
  );
}
