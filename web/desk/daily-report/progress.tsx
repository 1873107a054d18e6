import type { ReactNode } from 'react';
import type { RegionReport } from '../../../schemas/report-progress.ts';
import { Icon } from '../../look/icon.tsx';
import { Block } from '../shell/block.tsx';
import { Term } from '../shell/term.tsx';
import { dayText } from '../words/day-words.ts';
import { count, percent } from '../words/numbers.ts';
import { useLanguage } from '../words/use-words.ts';
import { zerosOf } from './closed/zeros-of.ts';
import { missingOf } from './missing-of.ts';
import { ReadAt } from './read-at.tsx';
import { stateText } from './state-text.ts';
import { useReportWords } from './words/use-report-words.ts';

function Figure({ name, value, children }: { name: ReactNode; value: number; children?: ReactNode }) {
  return (
    <li className="need">
      <span className="need-value figures">{count(value)}</span>
      <span>{name}</span>
      {children}
    </li>
  );
}

/** How many communities have to report, have, and have not; and until when. */
export function Progress({ told, isStale }: { told: RegionReport; isStale: boolean }) {
  const language = useLanguage();
  const reports = useReportWords();
  const { due, confirmed, zero, objected } = told.total;
  const missing = missingOf(told.total);
  // Until the time to confirm is over, nobody is late.
  const isLate = missing > 0 && told.asOf >= told.confirmBy;
  const zeros = zerosOf(told, { code: told.region.code, progress: told.total });
  const said = reports.zeros[told.state];
  const share = percent(confirmed, due);
  return (
    <Block title={reports.titleOf(dayText(told.day, language))} help={stateText(told, reports)}>
      <ul className="needs" aria-label={reports.progress}>
        <li className={isLate ? 'need need-urgent' : 'need'}>
          <span className="need-value figures">
            {isLate && <Icon name="alert" size={18} />}
            {count(missing)}
          </span>
          <span>{reports.missing}</span>
          {zeros !== undefined && missing > 0 && (
            <>
              <span className="small soft figures">{said.none(count(zeros.none))}</span>
              <span className="small soft figures">{said.some(count(zeros.some))}</span>
            </>
          )}
        </li>
        <Figure name={reports.due} value={due} />
        <Figure name={<Term metric="reports-confirmed" />} value={confirmed}>
          {share !== undefined && <span className="small soft figures">{reports.share(share)}</span>}
        </Figure>
        <Figure name={reports.zeros.figures} value={confirmed - zero} />
        <Figure name={<Term metric="reports-zero" />} value={zero} />
        <Figure name={<Term metric="reports-objected" />} value={objected} />
      </ul>
      {due === 0 ? (
        <p className="soft">{reports.nobodyDue}</p>
      ) : (
        <progress className="report-progress" value={confirmed} max={due} aria-label={reports.progress} />
      )}
      <ReadAt at={told.asOf} isStale={isStale} isFinal={told.closed !== undefined} />
    </Block>
  );
}
