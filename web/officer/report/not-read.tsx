import type { ReportProblem } from '../../../schemas/daily-report.ts';
import { addDays, minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { type Address, hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { connection } from '../connection.ts';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { fullDay } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { yesterdayOf } from './report-phase.ts';
import { refusalOf } from './report-store.ts';
import { useReportWords } from './words/use-report-words.ts';

interface NotReadProps {
  day: string;
  failed: unknown;
  /** Whether what was read before is still on the screen. */
  isShown: boolean;
  /** Where the same is of another day. */
  addressOf: (day: string) => Address;
  retry: () => void;
}

/** Drafts are made in the first minutes of the day, in the season: the one before is there then. */
function isBeingMade(day: string, refusal: ReportProblem | undefined): boolean {
  const isFirstHour = minuteOfDay(now()) < 60 && day === yesterdayOf(now());
  return refusal?.code === 'report.none' && isFirstHour && refusal.days?.last === addDays(day, -1);
}

/** Why there is no report to see, and what there is instead. */
export function NotRead({ day, failed, isShown, addressOf, retry }: NotReadProps) {
  const words = useWords();
  const reportWords = useReportWords();
  const isOffline = useCell(connection) === 'offline';
  // That there is no network is said where it hinders, with what can be seen.
  if (isShown && isOffline) return null;
  const refusal = refusalOf(failed);
  const days = refusal?.days;
  return (
    <>
      {isBeingMade(day, refusal) ? (
        <p class="notice notice-waiting" role="status">
          <Icon name="clock" />
          {reportWords.beingMade}
        </p>
      ) : (
        <Failure sentence={sentenceOf(failed, words)} retry={retry} />
      )}
      {days !== undefined && days.last !== day && (
        <a class="button" href={hashOf(addressOf(days.last))}>
          {reportWords.lastDay(fullDay(days.last, shanghaiDate(now()), words))}
        </a>
      )}
    </>
  );
}
