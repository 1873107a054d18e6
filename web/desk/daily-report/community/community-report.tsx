import { Failure } from '../../shell/failure.tsx';
import { Waiting } from '../../shell/waiting.tsx';
import { Calendar } from '../calendar/calendar.tsx';
import { Corrections } from '../closed/corrections.tsx';
import { NoReport } from '../no-report.tsx';
import type { ReportScreenProps } from '../report-frame.tsx';
import { useCommunityReport, useRegionReport } from '../report-queries.ts';
import { CommunityStanding } from './community-standing.tsx';
import { ConfirmOnBehalf } from './confirm-on-behalf.tsx';
import { isAnswer } from './is-answer.ts';
import { Objected } from './objected.tsx';
import { ReportedTable } from './reported-table.tsx';

/** A community's day as it was confirmed, or as the data say until it is (requirements E1, E5). */
export function CommunityReports({ region, day, me }: ReportScreenProps) {
  const { data, error, isRefetchError, refetch } = useCommunityReport(region, day);
  const standing = useRegionReport(region, day);
  if (isAnswer(error)) return <NoReport error={error} region={region} day={day} me={me} />;
  if (data === undefined)
    return error === null ? <Waiting rows={10} /> : <Failure error={error} retry={() => void refetch()} />;
  const missing = standing.data?.missing?.[0];
  // For a community that nobody works at, its township reports (requirements B3).
  const mayConfirm =
    me.role === 'township' &&
    missing?.unmanned === true &&
    data.state === 'open' &&
    data.confirmation === undefined;
  return (
    <div className="stack">
      <div className="report-top">
        <CommunityStanding told={data} missing={missing} isStale={isRefetchError} />
        <Calendar region={region} day={day} />
      </div>
      {mayConfirm && <ConfirmOnBehalf told={data} />}
      {data.confirmation?.objection !== undefined && (
        <Objected told={data} objection={data.confirmation.objection} me={me} />
      )}
      <Corrections told={data} />
      <ReportedTable told={data} />
    </div>
  );
}
