import type { RegionReport, ReportProgress } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { Term } from '../shell/term.tsx';
import { count, percent } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { missingOf } from './missing-of.ts';
import { useReportWords } from './words/use-report-words.ts';
import { zerosOf } from './zeros-of.ts';

interface Child {
  code: string;
  progress: ReportProgress;
  corrections?: number | undefined;
}

/**
 * The same counts of the regions below, each a way down; where most are missing comes first. A zero that somebody attested, and one that
 * the data say of whoever is missing, have a column each (requirements E5, invariant 6).
 */
export function ChildrenTable({ told }: { told: RegionReport }) {
  const words = useWords();
  const reports = useReportWords();
  const { day, region, total, closed } = told;
  const children = told.children.toSorted(
    (one, other) => missingOf(other.progress) - missingOf(one.progress) || (one.code < other.code ? -1 : 1),
  );
  return (
    <Block title={reports.below} help={reports.belowHelp[helpOf(told)]}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={reports.below}>
        <table className="sheet-table figures">
          <Heads told={told} />
          <tbody>
            {children.map((child) => (
              <tr key={child.code}>
                <th scope="row">
                  <a href={hashOf({ screen: 'reports', region: child.code, day })}>{child.name}</a>
                </th>
                <Counts told={told} child={child} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <Counts
                told={told}
                child={{ code: region.code, progress: total, corrections: closed?.corrections }}
              />
            </tr>
          </tfoot>
        </table>
      </div>
    </Block>
  );
}

/** Whether it is told what the data say of those who are missing. */
const hasZeros = (told: RegionReport) =>
  zerosOf(told, { code: told.region.code, progress: told.total }) !== undefined;

const helpOf = (told: RegionReport) => (told.state === 'open' && hasZeros(told) ? 'derived' : told.state);

function Heads({ told }: { told: RegionReport }) {
  const reports = useReportWords();
  const { state, closed } = told;
  return (
    <thead>
      <tr>
        <th scope="col">{reports.place}</th>
        <Head>{state === 'open' ? reports.missing : reports.unanswered}</Head>
        {hasZeros(told) && (
          <>
            <Head>{reports.zeros.columns[state].none}</Head>
            <Head>{reports.zeros.columns[state].some}</Head>
          </>
        )}
        <Head>{reports.rate}</Head>
        <Head>{reports.due}</Head>
        <Head>{reports.zeros.figures}</Head>
        {['reports-zero', 'reports-objected', ...(closed === undefined ? [] : ['reports-corrected'])].map(
          (metric) => (
            <Head key={metric}>
              <Term metric={metric} />
            </Head>
          ),
        )}
      </tr>
    </thead>
  );
}

function Head({ children }: { children: React.ReactNode }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  );
}

function Counts({ told, child }: { told: RegionReport; child: Child }) {
  const { due, confirmed, zero, objected } = child.progress;
  const missing = missingOf(child.progress);
  const zeros = zerosOf(told, child);
  const rest = [due, confirmed - zero, zero, objected, ...(told.closed ? [child.corrections ?? 0] : [])];
  return (
    <>
      <td className={missing > 0 ? 'number report-missing' : 'number'}>{count(missing)}</td>
      {hasZeros(told) &&
        [zeros?.none, zeros?.some].map((value, index) => (
          <td key={index} className="number">
            {value === undefined ? '—' : count(value)}
          </td>
        ))}
      <td className="number">{percent(confirmed, due) ?? '—'}</td>
      {rest.map((value, index) => (
        <td key={index} className="number">
          {count(value)}
        </td>
      ))}
    </>
  );
}
