import type { RegionReport } from '../../../schemas/report-progress.ts';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { Calendar } from './calendar/calendar.tsx';
import { ChildrenTable } from './children-table.tsx';
import { ClosedChildren } from './closed/closed-children.tsx';
import { ClosedFigures } from './closed/closed-figures.tsx';
import { CommunityReports } from './community/community-report.tsx';
import { isAnswer } from './community/is-answer.ts';
import { CommunityStates } from './community-states.tsx';
import { ReportFiles } from './files/report-files.tsx';
import { MissingList } from './missing-list.tsx';
import { NoReport } from './no-report.tsx';
import { OpenObjections } from './open-objections.tsx';
import { Progress } from './progress.tsx';
import type { ReportScreenProps } from './report-frame.tsx';
import { useRegionReport } from './report-queries.ts';

const townshipDigits = 9;
const communityDigits = 12;

/** How far a day is in a region, and where somebody has not reported; of a community, its report (requirements E2, E5). */
export default function ReportsScreen(given: ReportScreenProps) {
  return given.region.length < communityDigits ? (
    <RegionReports {...given} />
  ) : (
    <CommunityReports {...given} />
  );
}

function RegionReports({ region, day, me }: ReportScreenProps) {
  const { data, error, isRefetchError, refetch } = useRegionReport(region, day);
  if (isAnswer(error)) return <NoReport error={error} region={region} day={day} me={me} />;
  if (data === undefined)
    return error === null ? <Waiting rows={10} /> : <Failure error={error} retry={() => void refetch()} />;
  return (
    <div className="stack">
      <div className="report-top">
        <Progress told={data} isStale={isRefetchError} />
        <Calendar region={region} day={day} />
      </div>
      {data.closed !== undefined && (
        <>
          <ClosedFigures told={data} closed={data.closed} />
          <ReportFiles told={data} />
          <ClosedChildren told={data} total={data.closed.figures} />
        </>
      )}
      {data.missing !== undefined && <MissingList told={data} missing={data.missing} me={me} />}
      <OpenObjections told={data} />
      <Below told={data} />
      {data.closed === undefined && <ReportFiles told={data} />}
    </div>
  );
}

function Below({ told }: { told: RegionReport }) {
  return told.region.code.length < townshipDigits ? (
    <ChildrenTable told={told} />
  ) : (
    <CommunityStates told={told} />
  );
}
