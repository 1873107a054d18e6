import { now } from '../staff/server-time.ts';
import { type Address, hashOf } from './address.ts';
import { sentenceOf } from './api/sentence-of.ts';
import { CommunityList } from './report/community-list.tsx';
import { DayReport } from './report/day-report.tsx';
import { FigureScreen } from './report/figure-screen.tsx';
import { reportId } from './report/held-reports.ts';
import { yesterdayOf } from './report/report-phase.ts';
import { ReportSkeleton } from './report/report-skeleton.tsx';
import { readReport } from './report/report-store.ts';
import { CaseBand } from './shell/case-band.tsx';
import { Failure } from './shell/failure.tsx';
import { loadMe, me, meFailed } from './sign-in/me.ts';
import { useCell } from './use-cell.ts';
import { useWords } from './words/use-words.ts';

export { readReport };

export type ReportAddress = Extract<Address, { screen: 'report' | 'figure' }>;

/** Nobody knows yet whose report it is. */
function Unknown() {
  const words = useWords();
  const failed = useCell(meFailed);
  return (
    <>
      <CaseBand title={words.report.title} back={{ screen: 'today' }} />
      <main class="page" aria-busy={failed === undefined}>
        {failed === undefined ? (
          <ReportSkeleton />
        ) : (
          <Failure sentence={sentenceOf(failed, words)} retry={() => void loadMe()} />
        )}
      </main>
    </>
  );
}

const communityDigits = 12;

/** The daily report, in a file of its own: the dictionary of metrics is part of it. */
export function ReportScreens({ at }: { at: ReportAddress }) {
  const who = useCell(me);
  if (who === undefined) return <Unknown />;
  const { day = yesterdayOf(now()), community = who.region.code } = at;
  if (community.length !== communityDigits) return <CommunityList key={day} day={day} who={who} />;
  const of = { day, community };
  if (at.screen === 'figure') return <FigureScreen key={hashOf(at)} of={of} metric={at.metric} who={who} />;
  return <DayReport key={reportId(of)} of={of} who={who} />;
}
