import { useEffect, useState } from 'preact/hooks';
import { type ReportedMetric, reportedMetric, totalOf } from '../../../schemas/reported-figures.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { language } from '../preferences.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { CaseLine } from './case-line.tsx';
import { type Listed, pagesBehind, readOn } from './cases-behind.ts';
import { figureName } from './figure-name.ts';
import { heldOf, type Reported, reports } from './held-reports.ts';
import { reportAddress } from './report-address.ts';
import { ReportSkeleton } from './report-skeleton.tsx';
import { readReport } from './report-store.ts';
import { useReportWords } from './words/use-report-words.ts';

interface FigureOf {
  of: Reported;
  metric: ReportedMetric;
}

/** The cases as far as they were read, and how to read on. */
function useCases({ of, metric }: FigureOf) {
  const [list, setList] = useState<Listed>();
  const [isReading, setReading] = useState(true);
  const [failed, setFailed] = useState<unknown>();
  const read = () => {
    setReading(true);
    setFailed(undefined);
    readOn(list, pagesBehind(of, metric))
      .then(setList, setFailed)
      .finally(() => setReading(false));
  };
  useEffect(read, []);
  return { list, isReading, failed, read };
}

function Cases({ list }: { list: Listed }) {
  const reportWords = useReportWords();
  return (
    <section class="card">
      {list.rows.length === 0 && list.elsewhere === 0 && <p>{reportWords.nobody}</p>}
      <ul>
        {list.rows.map((row) => (
          <CaseLine key={row.id} id={row.id} row={row} />
        ))}
      </ul>
      {list.elsewhere > 0 && <p class="soft small">{reportWords.elsewhere(list.elsewhere)}</p>}
    </section>
  );
}

/** What the report says of it, and that a list is always of now. */
function Told({ of, metric }: FigureOf) {
  const words = useWords();
  const reportWords = useReportWords();
  useCell(reports);
  const { report } = heldOf(of);
  useEffect(() => {
    if (report === undefined) void readReport(of);
  }, []);
  return (
    <>
      <h2 class="report-day">
        {fullDay(of.day, shanghaiDate(now()), words)}
        {report !== undefined && (
          <span class="soft small figures"> {reportWords.counted(totalOf(report.figures, metric))}</span>
        )}
      </h2>
      {report?.confirmation !== undefined && <p class="soft small">{reportWords.asOfNow}</p>}
    </>
  );
}

function Figure({ of, metric, who }: FigureOf & { who: Me }) {
  const words = useWords();
  const name = figureName(metric, useCell(language));
  const { list, isReading, failed, read } = useCases({ of, metric });
  return (
    <>
      <CaseBand title={name} back={reportAddress(of, who)} />
      <main class="page stack" aria-busy={isReading}>
        <Told of={of} metric={metric} />
        {failed !== undefined && <Failure sentence={sentenceOf(failed, words)} retry={read} />}
        {list !== undefined && <Cases list={list} />}
        {list === undefined && isReading && <ReportSkeleton />}
        {list?.next !== undefined && (
          <button type="button" class="button button-wide" disabled={isReading} onClick={read}>
            {isReading ? words.today.moreLoading : words.today.more}
          </button>
        )}
      </main>
      <Dock />
    </>
  );
}

/** The very cases that a figure counts; of something that is no figure of the report, the way back. */
export function FigureScreen({ of, metric, who }: { of: Reported; metric: string; who: Me }) {
  const words = useWords();
  const known = reportedMetric.safeParse(metric);
  if (known.success) return <Figure of={of} metric={known.data} who={who} />;
  return (
    <>
      <CaseBand title={words.report.title} back={reportAddress(of, who)} />
      <main class="page empty">
        <h2>{words.problem.page}</h2>
        <a class="button" href={hashOf(reportAddress(of, who))}>
          {words.report.title}
        </a>
      </main>
    </>
  );
}
