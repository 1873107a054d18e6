import type { ReportDay } from '../../../../schemas/report-progress.ts';
import { Icon, type IconName } from '../../../look/icon.tsx';
import { hashOf } from '../../address.ts';
import { dayText } from '../../words/day-words.ts';
import { count } from '../../words/numbers.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { missingOf } from '../missing-of.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { dateText } from './calendar-date.ts';
import { type DayKind, dayKindOf } from './calendar-weeks.ts';

type Marked = DayKind | 'objected';

const icons: Readonly<Record<Exclude<Marked, 'none'>, IconName>> = {
  complete: 'check',
  open: 'clock',
  missing: 'alert',
  objected: 'info',
};

/** A sign and a colour; what they mean is said in words beside them, or in the name of the link. */
export function CalendarMark({ kind, number }: { kind: Marked; number?: number }) {
  return (
    <span className={`calendar-mark calendar-${kind}`} aria-hidden="true">
      {kind === 'none' ? '—' : <Icon name={icons[kind]} size={number === undefined ? 16 : 12} />}
      {number !== undefined && count(number)}
    </span>
  );
}

interface Given {
  region: string;
  date: string;
  found: ReportDay | undefined;
  place: { isShown: boolean; hasEnded: boolean; isFirst: boolean };
}

/** A day of the calendar: how it stands, and the way to it once it has ended. */
export function CalendarDay({ region, date, found, place }: Given) {
  const words = useWords();
  const { calendar } = useReportWords();
  const language = useLanguage();
  const number = dateText(date, { language, isFirst: place.isFirst });
  if (!place.hasEnded)
    return (
      <span className="calendar-day soft">
        <span className="calendar-number">{number}</span>
      </span>
    );
  const kind = dayKindOf(found);
  const { due = 0, confirmed = 0, objected = 0 } = found?.progress ?? {};
  const missing = missingOf({ due, confirmed, objected, zero: 0 });
  const said = [
    calendar.stands[kind],
    ...(missing > 0 ? [calendar.missing(count(missing))] : []),
    ...(objected > 0 ? [calendar.objected(count(objected))] : []),
  ];
  return (
    <a
      className="calendar-day"
      href={hashOf({ screen: 'reports', region, day: date })}
      aria-current={place.isShown ? 'date' : undefined}
    >
      <span className="visually-hidden">
        {`${dayText(date, language)}${words.colon}${said.join(words.listJoin)}`}
      </span>
      <span className="calendar-number" aria-hidden="true">
        {number}
      </span>
      <CalendarMark kind={kind} {...(missing > 0 && { number: missing })} />
      {objected > 0 && <CalendarMark kind="objected" number={objected} />}
    </a>
  );
}
