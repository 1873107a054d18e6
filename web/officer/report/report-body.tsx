import type { CommunityReport } from '../../../schemas/daily-report.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { connection } from '../connection.ts';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import type { Before } from './changed-figures.ts';
import { type ConfirmDraft, changeDraft } from './confirm-draft.ts';
import { FigureList } from './figure-list.tsx';
import { RemarksField } from './remarks-field.tsx';
import { isToConfirm } from './report-phase.ts';
import { ReportStatus } from './report-status.tsx';
import type { Reported } from './report-store.ts';

interface ReportBodyProps {
  of: Reported;
  report: CommunityReport;
  before: Before;
  draft: ConfirmDraft;
  who: Me;
}

/** Without a network a report can be read, and not confirmed: it is about the figures of this moment. */
function WithoutNetwork() {
  const words = useWords();
  if (useCell(connection) !== 'offline') return null;
  return (
    <p class="notice notice-waiting" role="status">
      <Icon name="offline" />
      <span>{words.report.offline}</span>
    </p>
  );
}

/** What can be said before it is confirmed, and what came of the last try. */
function ToConfirm({ of, draft }: Pick<ReportBodyProps, 'of' | 'draft'>) {
  const words = useWords();
  return (
    <>
      {draft.failed !== undefined && <Failure sentence={sentenceOf(draft.failed, words)} />}
      <WithoutNetwork />
      <RemarksField remarks={draft.remarks} change={(remarks) => changeDraft(of, { remarks })} />
    </>
  );
}

/** A report that was read: how it stands, its figures, and what is added to them. */
export function ReportBody({ of, report, before, draft, who }: ReportBodyProps) {
  const words = useWords();
  const { confirmation } = report;
  return (
    <>
      <ReportStatus report={report} who={who} />
      <FigureList figures={report.figures} before={before} />
      {confirmation?.remarks !== undefined && (
        <section class="card">
          <h3 class="card-title">{words.report.said}</h3>
          <p>{confirmation.remarks}</p>
        </section>
      )}
      {isToConfirm(report, now()) && <ToConfirm of={of} draft={draft} />}
    </>
  );
}
