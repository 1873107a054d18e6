import { useEffect } from 'preact/hooks';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { lastWritten } from '../outbox/outbox.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { useCell } from '../use-cell.ts';
import { dayWords, fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { ConfirmBar } from './confirm-bar.tsx';
import { draftOf, drafts } from './confirm-draft.ts';
import { type Held, heldOf, type Reported, reports } from './held-reports.ts';
import { NotRead } from './not-read.tsx';
import { reportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportHistory } from './report-history.tsx';
import { isToConfirm } from './report-phase.ts';
import { ReportSkeleton } from './report-skeleton.tsx';
import { forgetChanges, readReport } from './report-store.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { useReportWords } from './words/use-report-words.ts';

/** The report as it is now: read again whenever somebody comes back to it, and after one's own writes. */
function useReport(of: Reported): Held {
  useCell(reports);
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible') void readReport(of);
    };
    read();
    const stop = lastWritten.watch(read);
    document.addEventListener('visibilitychange', read);
    window.addEventListener('online', read);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', read);
      window.removeEventListener('online', read);
      forgetChanges(of);
    };
  }, []);
  return heldOf(of);
}

function Day({ day }: { day: string }) {
  const words = useWords();
  const reportWords = useReportWords();
  const today = shanghaiDate(now());
  const [full, near] = [fullDay(day, today, words), dayWords(day, today, words)];
  return (
    <h2 class="report-day">
      {full}
      <span class="soft small"> {near === full ? reportWords.period : `${near} ${reportWords.period}`}</span>
    </h2>
  );
}

/** The daily report of a community: what the data say of the day, and one button (ux.md). */
export function DayReport({ of, who }: { of: Reported; who: Me }) {
  const words = useWords();
  const { report, before, failed } = useReport(of);
  useCell(drafts);
  const draft = draftOf(of);
  const isOwn = of.community === who.region.code;
  return (
    <>
      <CaseBand
        title={words.report.title}
        back={isOwn ? { screen: 'today' } : { screen: 'report', day: of.day }}
      />
      <main class="page stack" aria-busy={report === undefined && failed === undefined}>
        <Day day={of.day} />
        {!isOwn && report !== undefined && <p>{report.community.name}</p>}
        {failed !== undefined && (
          <NotRead
            day={of.day}
            failed={failed}
            isShown={report !== undefined}
            addressOf={(day) => reportAddress({ ...of, day }, who)}
            retry={() => void readReport(of)}
          />
        )}
        {report !== undefined && (
          <ReportBody of={of} report={report} before={before} draft={draft} who={who} />
        )}
        {report === undefined && failed === undefined && <ReportSkeleton />}
        {(report !== undefined || failed !== undefined) && <ReportHistory of={of} who={who} />}
      </main>
      {report !== undefined && isToConfirm(report, now()) ? (
        <ConfirmBar
          report={report}
          draft={draft}
          isOwn={isOwn}
          send={() => void sendConfirmation(of, report)}
        />
      ) : (
        <Dock />
      )}
    </>
  );
}
