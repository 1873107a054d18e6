import { useEffect, useRef } from 'preact/hooks';
import type { CommunityReport } from '../../../schemas/daily-report.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { connection } from '../connection.ts';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import type { Before } from './changed-figures.ts';
import type { ConfirmDraft } from './confirm-draft.ts';
import { Corrections } from './corrections.tsx';
import { FigureList } from './figure-list.tsx';
import type { Reported } from './held-reports.ts';
import { figureAddress } from './report-address.ts';
import { isToConfirm } from './report-phase.ts';
import { ReportStatus } from './report-status.tsx';
import { Restate } from './restate.tsx';
import { Said } from './said.tsx';
import { ToConfirm } from './to-confirm.tsx';
import { useReportWords } from './words/use-report-words.ts';

interface ReportBodyProps {
  of: Reported;
  report: CommunityReport;
  before: Before;
  draft: ConfirmDraft;
  who: Me;
}

/** Without a network a report can be read, and not confirmed: it is about the figures of this moment. */
function WithoutNetwork() {
  const reportWords = useReportWords();
  if (useCell(connection) !== 'offline') return null;
  return (
    <p class="notice notice-waiting" role="status">
      <Icon name="offline" />
      <span>{reportWords.offline}</span>
    </p>
  );
}

/** What came of the last try, seen from wherever the button was touched. */
function LastTry({ failed }: Pick<ConfirmDraft, 'failed'>) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [failed]);
  return (
    <div ref={place}>
      <Failure sentence={sentenceOf(failed, words)} />
    </div>
  );
}

/** That it was confirmed is said on top, wherever the button was touched. */
function useTopWhenDone(isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) window.scrollTo(0, 0);
    wasOpen.current = isOpen;
  }, [isOpen]);
}

/** A report that was read: how it stands, its figures, and what is added to them. */
export function ReportBody({ of, report, before, draft, who }: ReportBodyProps) {
  const reportWords = useReportWords();
  const isOpen = isToConfirm(report, now());
  const isOwn = of.community === who.region.code;
  useTopWhenDone(isOpen);
  return (
    <>
      <ReportStatus report={report} who={who} />
      {draft.failed !== undefined && <LastTry failed={draft.failed} />}
      {isOpen && <WithoutNetwork />}
      {isOpen && !isOwn && <p class="soft">{reportWords.onBehalfHelp}</p>}
      <FigureList
        figures={report.figures}
        before={before}
        linkOf={(metric) => hashOf(figureAddress(of, who, metric))}
      />
      {isOpen ? (
        <ToConfirm of={of} report={report} draft={draft} />
      ) : (
        <Said of={of} report={report} who={who} />
      )}
      <Corrections report={report} />
      {report.current !== undefined && (
        <Restate of={of} report={report} current={report.current} draft={draft} />
      )}
    </>
  );
}
