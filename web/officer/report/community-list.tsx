import { useEffect, useState } from 'preact/hooks';
import { reportProblem } from '../../../schemas/daily-report.ts';
import { type RegionReport, regionReport } from '../../../schemas/report-progress.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { contentOf } from '../api/request.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { fullDay } from '../words/day-words.ts';
import { shortName } from '../words/short-name.ts';
import { useWords } from '../words/use-words.ts';
import { NotRead } from './not-read.tsx';
import { ReportSkeleton } from './report-skeleton.tsx';
import { useReportWords } from './words/use-report-words.ts';

interface Community {
  code: string;
  name: string;
  phone?: string | undefined;
}

/** The communities of a township by what they call for: those that are missing, those that object, the others. */
function groupsOf({ children, missing = [], objections = [] }: RegionReport) {
  const objected = new Set(objections.map(({ code }) => code));
  const objecting = children.filter(({ code }) => objected.has(code));
  const isMissing = new Set(missing.map(({ code }) => code));
  const done = children.filter((one) => !isMissing.has(one.code) && !objecting.includes(one));
  return [
    { name: 'missing', communities: missing },
    { name: 'objections', communities: objecting },
    { name: 'done', communities: done },
  ] as const;
}

function Line({ day, community: { code, name, phone } }: { day: string; community: Community }) {
  const reportWords = useReportWords();
  const short = shortName(name);
  return (
    <li class="community-line">
      <a class="case-line" href={hashOf({ screen: 'report', day, community: code })}>
        {short}
        <Icon name="forward" size={20} />
      </a>
      {phone !== undefined && (
        <a class="button button-quiet" href={`tel:${phone}`} aria-label={reportWords.callOfficer(short)}>
          <Icon name="phone" size={20} />
        </a>
      )}
    </li>
  );
}

function Communities({ report }: { report: RegionReport }) {
  const reportWords = useReportWords();
  return (
    <>
      <p class="figures">{reportWords.progress(report.total.confirmed, report.total.due)}</p>
      {groupsOf(report)
        .filter(({ communities }) => communities.length > 0)
        .map(({ name, communities }) => (
          <section key={name} class="card" aria-labelledby={`communities-${name}`}>
            <h3 id={`communities-${name}`} class="card-title">
              {reportWords[name]} <span class="soft figures">{communities.length}</span>
            </h3>
            <ul>
              {communities.map((community) => (
                <Line key={community.code} day={report.day} community={community} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function useRegionReport(day: string, region: string) {
  const [report, setReport] = useState<RegionReport>();
  const [failed, setFailed] = useState<unknown>();
  const read = () => {
    setFailed(undefined);
    contentOf({
      path: `/v1/daily-reports/${day}?region=${region}`,
      answer: regionReport,
      refusal: reportProblem,
    }).then(setReport, setFailed);
  };
  useEffect(read, []);
  return { report, failed, read };
}

/** Who of a township's communities has reported: it answers their objections, and reports where nobody works (requirements B3, E2). */
export function CommunityList({ day, who }: { day: string; who: Me }) {
  const words = useWords();
  const { report, failed, read } = useRegionReport(day, who.region.code);
  return (
    <>
      <CaseBand title={words.report.communities} back={{ screen: 'today' }} />
      <main class="page stack" aria-busy={report === undefined && failed === undefined}>
        <h2 class="report-day">{fullDay(day, shanghaiDate(now()), words)}</h2>
        {failed !== undefined && (
          <NotRead
            day={day}
            failed={failed}
            isShown={report !== undefined}
            addressOf={(other) => ({ screen: 'report', day: other })}
            retry={read}
          />
        )}
        {report === undefined && failed === undefined && <ReportSkeleton />}
        {report !== undefined && <Communities report={report} />}
      </main>
      <Dock />
    </>
  );
}
