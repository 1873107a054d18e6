import { type CommunityReport } from '../../../schemas/daily-report.ts';
import { isZero } from '../../../schemas/reported-figures.ts';
import { connection } from '../connection.ts';
import { language } from '../preferences.ts';
import { Dock } from '../shell/dock.tsx';
import { useCell } from '../use-cell.ts';
import { fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { type ConfirmDraft, isObjection } from './confirm-draft.ts';
import { headlines } from './figure-groups.ts';
import { figureName } from './figure-name.ts';
import { useReportWords } from './words/use-report-words.ts';
import type { ReportWords } from './words/zh.ts';

function labelOf(
  labels: ReportWords,
  { draft, isNothing, isOwn }: { draft: ConfirmDraft; isNothing: boolean; isOwn: boolean },
): string {
  if (draft.contradictions.length > 0) return labels.confirmObjecting;
  if (isObjection(draft)) return labels.confirmFiguresObjecting;
  if (isNothing) return isOwn ? labels.confirmZero : labels.onBehalfZero;
  return isOwn ? labels.confirm : labels.onBehalf;
}

interface ConfirmBarProps {
  report: CommunityReport;
  draft: ConfirmDraft;
  /** Otherwise the township reports for it (requirements B3). */
  isOwn: boolean;
  send: () => void;
}

/** The one big button. It asks nothing, so it says what it sends. */
export function ConfirmBar({ report, draft, isOwn, send }: ConfirmBarProps) {
  const words = useWords();
  const reportWords = useReportWords();
  const chosen = useCell(language);
  const isOffline = useCell(connection) === 'offline';
  const isNothing = draft.attests === 'zero' || isZero(report.figures);
  const told = isNothing
    ? [reportWords.allZero]
    : headlines(report.figures).map(({ metric, total }) =>
        reportWords.figure(figureName(metric, chosen), total),
      );
  const day = fullDay(report.day, report.day, words);
  return (
    <Dock>
      <button
        type="button"
        class="button button-primary report-confirm"
        disabled={isOffline || draft.isSending}
        onClick={send}
      >
        <span>{labelOf(reportWords, { draft, isNothing, isOwn })}</span>
        <span class="small figures">
          {draft.isSending ? reportWords.sending : [day, told.join(words.listJoin)].join(' · ')}
        </span>
      </button>
    </Dock>
  );
}
