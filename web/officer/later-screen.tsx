import { useEffect, useState } from 'preact/hooks';
import { cellOf } from '../staff/cell.ts';
import type { CaseAddress } from './case-screens.tsx';
import type { FindingAddress } from './finding-screens.tsx';
import type { ReportAddress } from './report-screens.tsx';
import { CaseBand } from './shell/case-band.tsx';
import { Failure } from './shell/failure.tsx';
import { useCell } from './use-cell.ts';
import { useWords } from './words/use-words.ts';
import type { Words } from './words/zh.ts';

type LaterAddress = CaseAddress | FindingAddress | ReportAddress;
interface Files {
  cases: typeof import('./case-screens.tsx');
  findings: typeof import('./finding-screens.tsx');
  reports: typeof import('./report-screens.tsx');
}
type File = keyof Files;

/** The files of screens that have come so far. */
export const loaded = cellOf<Partial<Files>>({});

function keep<Name extends File>(name: Name, file: Files[Name]): Files[Name] {
  if (loaded.get()[name] === undefined) loaded.set({ ...loaded.get(), [name]: file });
  return file;
}

async function loadCases(): Promise<Files['cases']> {
  return keep('cases', await import('./case-screens.tsx'));
}

/** Fetches the screens of findings, and what reads them. */
export async function loadFindings(): Promise<Files['findings']> {
  const findings = keep('findings', await import('./finding-screens.tsx'));
  findings.tendOpenedFinding();
  return findings;
}

/** Fetches the screens of the daily report, and what reads one. */
export async function loadReports(): Promise<Files['reports']> {
  return keep('reports', await import('./report-screens.tsx'));
}

const load: Record<File, () => Promise<unknown>> = {
  cases: loadCases,
  findings: loadFindings,
  reports: loadReports,
};

/** Fetches the screens below the day; called ahead of time once the day is on screen. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(Object.values(load).map((one) => one()));
}

function fileOf({ screen }: LaterAddress): File {
  if (screen === 'report' || screen === 'figure') return 'reports';
  return screen === 'findings' || screen === 'finding' ? 'findings' : 'cases';
}

function screenOf(at: LaterAddress) {
  const { cases, findings, reports } = loaded.get();
  switch (at.screen) {
    case 'report':
    case 'figure':
      return reports && <reports.ReportScreens at={at} />;
    case 'findings':
    case 'finding':
      return findings && <findings.FindingScreens at={at} />;
    case 'case':
    case 'verification':
    case 'transfer':
    case 'refusal':
    case 'claim':
    case 'settings':
      return cases && <cases.CaseScreens at={at} />;
  }
}

function titleOf(file: File, words: Words): string {
  const titles = { cases: words.case.title, findings: words.findings, reports: words.report.title };
  return titles[file];
}

/** A screen below the day: at once when its file is there, as it nearly always is. */
export function LaterScreen({ at }: { at: LaterAddress }) {
  const words = useWords();
  useCell(loaded);
  const [isFailed, setFailed] = useState(false);
  const file = fileOf(at);
  const fetchFile = () => {
    setFailed(false);
    load[file]().catch(() => setFailed(true));
  };
  useEffect(fetchFile, [file]);
  const screen = screenOf(at);
  if (screen !== undefined) return screen;
  return (
    <>
      <CaseBand title={titleOf(file, words)} back={{ screen: 'today' }} />
      <main class="page" aria-busy={!isFailed}>
        {isFailed ? (
          <Failure sentence={words.problem.network} retry={fetchFile} />
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </main>
    </>
  );
}
