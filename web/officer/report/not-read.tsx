import type { ReportProblem } from '../../../schemas/daily-report.ts';
import { addDays, minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { connection } from '../connection.ts';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Reported } from './held-reports.ts';
import { reportAddress } from './report-address.ts';
import { yesterdayOf } from './report-phase.ts';
import { readReport, refusalOf } from './report-store.ts';

interface NotReadProps {
  of: Reported;
  who: Me;
  failed: unknown;
  /** Whether what was read before is still on the screen. */
  isShown: boolean;
}

/** Drafts are made in the first minutes of the day, in the season: the one before is there then. */
function isBeingMade({ day }: Reported, refusal: ReportProblem | undefined): boolean {
  const isFirstHour = minuteOfDay(now()) < 60 && day === yesterdayOf(now());
  return refusal?.code === 'report.none' && isFirstHour && refusal.days?.last === addDays(day, -1);
}

/** Why there is no report to see, and what there is instead. */
export function NotRead({ of, who, failed, isShown }: NotReadProps) {
  const words = useWords();
  const isOffline = useCell(connection) === 'offline';
  // That there is no network is said where it hinders, with what can be seen.
  if (isShown && isOffline) return null;
  const refusal = refusalOf(failed);
  const days = refusal?.days;
  return (
    <>
      {isBeingMade(of, refusal) ? (
        <p class="notice notice-waiting" role="status">
          <Icon name="clock" />
          {words.report.beingMade}
        </p>
      ) : (
        <Failure sentence={sentenceOf(failed, words)} retry={() => void readReport(of)} />
      )}
      {days !== undefined && days.last !== of.day && (
        <a class="button" href={hashOf(reportAddress({ ...of, day: days.last }, who))}>
          {words.report.lastDay(fullDay(days.last, shanghaiDate(now()), words))}
        </a>
      )}
    </>
  );
}
