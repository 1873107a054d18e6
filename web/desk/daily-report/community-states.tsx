import type { ReportState } from '../../../schemas/daily-report.ts';
import { metricOf } from '../../../schemas/metric.ts';
import type { RegionReport, ReportProgress } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { count } from '../words/numbers.ts';
import { useLanguage } from '../words/use-words.ts';
import { type Zeros, zerosOf } from './closed/zeros-of.ts';
import { useReportWords } from './words/use-report-words.ts';

/** What each community of a township has reported, in words: there is one report of each. */
export function CommunityStates({ told }: { told: RegionReport }) {
  const reports = useReportWords();
  const { day } = told;
  return (
    <Block title={reports.communities}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={reports.communities}>
        <table className="sheet-table figures">
          <TableHead names={[reports.community, reports.stands]} />
          <tbody>
            {told.children.map(({ code, name, ...child }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={hashOf({ screen: 'reports', region: code, day })}>{name}</a>
                </th>
                <td>
                  <Stands told={told} child={{ code, ...child }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

interface Child {
  code: string;
  progress: ReportProgress;
  corrections?: number | undefined;
}

function Stands({ told, child }: { told: RegionReport; child: Child }) {
  const { progress, corrections = 0 } = child;
  const reports = useReportWords();
  const language = useLanguage();
  const said = (metric: string) => metricOf(metric)?.name[language] ?? metric;
  if (progress.confirmed === 0)
    return (
      <span className="marks">
        <span className={told.state === 'open' ? 'mark mark-waiting' : 'mark mark-action'}>
          {reports.missing}
        </span>
        <Data zeros={zerosOf(told, child)} state={told.state} />
        <Corrected times={corrections} />
      </span>
    );
  return (
    <span className="marks">
      <span className="mark mark-done">{said(progress.zero > 0 ? 'reports-zero' : 'reports-confirmed')}</span>
      {progress.objected > 0 && <span className="mark mark-waiting">{said('reports-objected')}</span>}
      <Corrected times={corrections} />
    </span>
  );
}

/** What the data say of a community that has not reported. */
function Data({ zeros, state }: { zeros: Zeros | undefined; state: ReportState }) {
  const { missingList: words } = useReportWords();
  if (zeros === undefined) return null;
  const none = state === 'open' ? words.derived : words.silent;
  return <span className="soft small">{zeros.none > 0 ? none : words.some}</span>;
}

function Corrected({ times }: { times: number }) {
  const { closed: words } = useReportWords();
  return times > 0 && <span className="mark">{words.some(count(times))}</span>;
}
