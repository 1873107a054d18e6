import { useEffect, useState } from 'preact/hooks';
import type { CaseAddress } from './case-screens.tsx';
import type { ReportAddress } from './report-screens.tsx';
import { CaseBand } from './shell/case-band.tsx';
import { Failure } from './shell/failure.tsx';
import { useWords } from './words/use-words.ts';

type LaterAddress = CaseAddress | ReportAddress;
type Cases = typeof import('./case-screens.tsx');
type Reports = typeof import('./report-screens.tsx');

const loaded: { cases?: Cases; reports?: Reports } = {};

async function loadCases(): Promise<Cases> {
  loaded.cases ??= await import('./case-screens.tsx');
  return loaded.cases;
}

/** Fetches the screens of the daily report, and what reads one. */
export async function loadReports(): Promise<Reports> {
  loaded.reports ??= await import('./report-screens.tsx');
  return loaded.reports;
}

/** Fetches the screens below the day; called ahead of time once the day is on screen. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all([loadCases(), loadReports()]);
}

function screenOf(at: LaterAddress) {
  const { cases, reports } = loaded;
  if (at.screen === 'report' || at.screen === 'figure') return reports && <reports.ReportScreens at={at} />;
  return cases && <cases.CaseScreens at={at} />;
}

/** A screen below the day: at once when its file is there, as it nearly always is. */
export function LaterScreen({ at }: { at: LaterAddress }) {
  const words = useWords();
  const [, setTries] = useState(0);
  const [isFailed, setFailed] = useState(false);
  const isReport = at.screen === 'report' || at.screen === 'figure';
  const load = () => {
    setFailed(false);
    (isReport ? loadReports() : loadCases()).then(
      () => setTries((tries) => tries + 1),
      () => setFailed(true),
    );
  };
  useEffect(load, [isReport]);
  const screen = screenOf(at);
  if (screen !== undefined) return screen;
  return (
    <>
      <CaseBand title={isReport ? words.report.title : words.case.title} back={{ screen: 'today' }} />
      <main class="page" aria-busy={!isFailed}>
        {isFailed ? (
          <Failure sentence={words.problem.network} retry={load} />
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </main>
    </>
  );
}
