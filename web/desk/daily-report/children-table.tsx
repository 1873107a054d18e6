import type { RegionReport, ReportProgress } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { Term } from '../shell/term.tsx';
import { count, percent } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { missingOf } from './missing-of.ts';
import { useReportWords } from './words/use-report-words.ts';

/** The same counts of the regions below, each a way down; where most are missing comes first. */
export function ChildrenTable({ told }: { told: RegionReport }) {
  const words = useWords();
  const reports = useReportWords();
  const { day, total, state } = told;
  const children = told.children.toSorted(
    (one, other) => missingOf(other.progress) - missingOf(one.progress) || (one.code < other.code ? -1 : 1),
  );
  return (
    <Block title={reports.below} help={reports.belowHelp}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={reports.below}>
        <table className="sheet-table figures">
          <thead>
            <tr>
              <th scope="col">{reports.place}</th>
              <Head>{state === 'open' ? reports.missing : reports.unanswered}</Head>
              <Head>{reports.rate}</Head>
              <Head>{reports.due}</Head>
              {['reports-confirmed', 'reports-zero', 'reports-objected'].map((metric) => (
                <Head key={metric}>
                  <Term metric={metric} />
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {children.map(({ code, name, progress }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={hashOf({ screen: 'reports', region: code, day })}>{name}</a>
                </th>
                <Counts progress={progress} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <Counts progress={total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Block>
  );
}

function Head({ children }: { children: React.ReactNode }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  );
}

function Counts({ progress }: { progress: ReportProgress }) {
  const { due, confirmed, zero, objected } = progress;
  const missing = missingOf(progress);
  return (
    <>
      <td className={missing > 0 ? 'number report-missing' : 'number'}>{count(missing)}</td>
      <td className="number">{percent(confirmed, due) ?? '—'}</td>
      {[due, confirmed, zero, objected].map((value, index) => (
        <td key={index} className="number">
          {count(value)}
        </td>
      ))}
    </>
  );
}
