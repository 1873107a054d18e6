import type { ReactNode } from 'react';
import type { RegionReport, ReportProgress } from '../../../../schemas/report-progress.ts';
import { Term } from '../../shell/term.tsx';
import { count, percent } from '../../words/numbers.ts';
import { missingOf } from '../missing-of.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { zerosOf } from './zeros-of.ts';

interface Child {
  code: string;
  progress: ReportProgress;
  corrections?: number | undefined;
}

/** Whether it is told what the data say of those who are missing. */
export const hasZeros = (told: RegionReport) =>
  zerosOf(told, { code: told.region.code, progress: told.total }) !== undefined;

/** What is counted of each region below. */
export function ChildHeads({ told }: { told: RegionReport }) {
  const reports = useReportWords();
  const { state, closed } = told;
  return (
    <thead>
      <tr>
        <th scope="col">{reports.place}</th>
        <Head>{reports.missing}</Head>
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

function Head({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  );
}

/** How far one is, and what its missing ones are worth. */
export function ChildCounts({ told, child }: { told: RegionReport; child: Child }) {
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
