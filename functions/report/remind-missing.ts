import { isWithin } from '../../schemas/access.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { Reminder, ReminderRequest } from '../../schemas/report-progress.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { remindersOf } from './chase-missing.ts';
import { type Days, findDay } from './find-day.ts';
import { type CountyReports, findMissing } from './find-missing.ts';

type Mark = Record<'key' | 'body', string>;
type Kept = Omit<Reminder, 'againAt'> & Mark;

interface Reports extends CountyReports {
  /** When the county, or a township of it, was reminded last. */
  reminded: ReadonlyMap<string, string>;
}

export interface ReminderNeeds {
  days: Days;
  county(day: string, county: string): Promise<Reports>;
  reminders: {
    find(asked: { day: string; region: string }): Promise<Kept | undefined>;
    /** Says no when there was one after an instant. */
    keep(reminder: Kept, since: Date): Promise<boolean>;
  };
  notify(notifications: readonly Notification[]): Promise<void>;
}

export interface ReminderAsked {
  day: string;
  request: ReminderRequest;
  mark: Mark;
  now: Date;
}

/** So long an officer who was reminded is left alone, whoever asks for it. */
const pauseMs = 15 * 60_000;

/**
 * Reminds the officers of a county or township who have not confirmed (requirements E2), but for those whom their county, or their
 * township, had reminded within the last 15 minutes. The same request again tells the same people under the same ids: nobody hears twice.
 * @throws RefusedError 403 another's, 404 a day without a report, 409 not ended, closed or complete, 429 when all were reminded just now.
 */
export async function remindMissing(
  needs: ReminderNeeds,
  { staff }: Pick<Caller, 'staff'>,
  asked: ReminderAsked,
): Promise<Reminder> {
  const { day, request, now } = asked;
  const { region } = request;
  if (!isWithin(region, staff.region)) throw outsideJurisdiction();
  const { timetable } = await findDay(needs.days, day, now);
  const { reports, made } = await againWhenRaced(() =>
    begin(needs, asked, { by: staff.sub, close: timetable.close }),
  );
  const codes = untold(reports, made).map(({ code }) => code);
  await needs.notify(remindersOf(codes, day, `asked-${region}-${Date.parse(made.at)}`));
  const { key: _key, body: _body, ...told } = made;
  return { ...told, againAt: pauseAfter(made.at) };
}

/** The reminder that was sent before, or a new one; undefined when somebody else's came first. */
async function begin(
  { county, reminders }: Pick<ReminderNeeds, 'county' | 'reminders'>,
  { day, request: { region }, mark, now }: ReminderAsked,
  { by, close }: { by: string; close: string },
): Promise<{ reports: Reports; made: Kept } | undefined> {
  const [found, last] = await Promise.all([county(day, region.slice(0, 6)), reminders.find({ day, region })]);
  const sent = sentBefore(last === undefined ? [] : [last], mark);
  const others = new Map([...found.reminded].filter(([of]) => of !== region));
  if (sent !== undefined) return { reports: { ...found, reminded: others }, made: sent };
  if (now.toISOString() >= close) throw new RefusedError('report.remind-closed', 409);
  const reminded = last === undefined ? others : others.set(region, last.at);
  const reports = { ...found, reminded };
  const at = now.toISOString();
  const made = { day, region, at, by, communities: tellable(reports, region, now), ...mark };
  const isFirst = await reminders.keep(made, new Date(now.getTime() - pauseMs));
  return isFirst ? { reports, made } : undefined;
}

/** How many can be reminded now. @throws RefusedError when there are none. */
function tellable(reports: Reports, region: string, now: Date): number {
  const missing = missingIn(reports, region);
  if (missing.length === 0) throw new RefusedError('report.complete', 409);
  const at = now.toISOString();
  const again = missing.map(({ code }) => againFrom(reports, code, at) ?? at).toSorted();
  const [againAt = at] = again;
  if (againAt > at) {
    const retryAfterSeconds = Math.ceil((Date.parse(againAt) - now.getTime()) / 1_000);
    throw new RefusedError('report.reminded', 429, { retryAfterSeconds, details: { againAt } });
  }
  return again.filter((from) => from === at).length;
}

const missingIn = (reports: Reports, region: string) =>
  findMissing(reports).filter(({ code }) => isWithin(code, region));

/** The missing ones of a region whom nobody had reminded right before an instant. */
const untold = (reports: Reports, { region, at }: { region: string; at: string }) =>
  missingIn(reports, region).filter(({ code }) => againFrom(reports, code, at) === undefined);

const pauseAfter = (at: string): string => new Date(Date.parse(at) + pauseMs).toISOString();

/** Until when a community is left alone that was reminded before an instant, by the county or by its township; undefined when it is not. */
function againFrom({ reminded }: Reports, community: string, at: string): string | undefined {
  const told = [...reminded].filter(([region, of]) => isWithin(community, region) && of <= at);
  return told
    .map(([, of]) => pauseAfter(of))
    .filter((from) => from > at)
    .toSorted()
    .at(-1);
}
