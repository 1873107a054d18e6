import { isWithin } from '../../schemas/access.ts';
import type { CommunityReport, Confirmation, ReportedFigures } from '../../schemas/daily-report.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { type Days, findDay } from './find-open-day.ts';

/** A community that has a report of a day. */
export interface Reporting {
  code: string;
  name: string;
  path: string;
}

export interface ReportReads {
  days: Days;
  /** The community as it stands in the draft of the day; undefined when it is in none. */
  community(day: string, code: string): Promise<Reporting | undefined>;
  /** What the data say of its day now. */
  figures(day: string, code: string): Promise<ReportedFigures>;
  confirmation(day: string, code: string): Promise<Confirmation | undefined>;
}

export interface CommunityAsked {
  day: string;
  community: string;
}

/**
 * A community's report of a day (requirements E1): as it was confirmed, or as the data say now, until it is.
 * @throws RefusedError 403 for another's, 404 where there is none, 409 for a day that has not ended.
 */
export async function viewCommunity(
  reads: ReportReads,
  { staff }: Pick<Caller, 'staff'>,
  { day, community, now }: CommunityAsked & { now: Date },
): Promise<CommunityReport> {
  if (!isWithin(community, staff.region)) throw outsideJurisdiction();
  const [timetable, reporting, confirmed] = await Promise.all([
    findDay(reads.days, day, now),
    reads.community(day, community),
    reads.confirmation(day, community),
  ]);
  if (reporting === undefined) throw new RefusedError('report.community-unknown', 404);
  const at = now.toISOString();
  return {
    day,
    community: reporting,
    state: at < timetable.close ? 'open' : 'closed',
    confirmBy: timetable.confirmBy,
    closesAt: timetable.close,
    asOf: confirmed?.at ?? at,
    figures: confirmed?.figures ?? (await reads.figures(day, community)),
    ...(confirmed && { confirmation: shown(confirmed) }),
  };
}

/** Without what makes its request recognisable. */
export function shown(confirmed: Confirmation & { key?: string; body?: string }): Confirmation {
  const { key: _key, body: _body, ...rest } = confirmed;
  return rest;
}
