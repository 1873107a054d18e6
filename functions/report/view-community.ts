import { isWithin } from '../../schemas/access.ts';
import {
  type ClosedRow,
  type CommunityReport,
  type Confirmation,
  type Correction,
} from '../../schemas/daily-report.ts';
import { isSame, type ReportedFigures } from '../../schemas/reported-figures.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { type Days, findDay } from './find-day.ts';
import { withoutMark } from './without-mark.ts';

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
  /** Its row of the closed report. */
  row(day: string, code: string): Promise<ClosedRow | undefined>;
  corrections(day: string, code: string): Promise<readonly Correction[]>;
}

export interface CommunityAsked {
  day: string;
  community: string;
}

/**
 * A community's report of a day (requirements E1): as it was confirmed or closed, with what was restated since, or as the data say now.
 * @throws RefusedError 403 for another's, 404 where there is none, 409 for a day that has not ended.
 */
export async function viewCommunity(
  reads: ReportReads,
  { staff }: Pick<Caller, 'staff'>,
  { day, community, now }: CommunityAsked & { now: Date },
): Promise<CommunityReport> {
  if (!isWithin(community, staff.region)) throw outsideJurisdiction();
  const [{ timetable, closed }, reporting, confirmed] = await Promise.all([
    findDay(reads.days, day, now),
    reads.community(day, community),
    reads.confirmation(day, community),
  ]);
  if (reporting === undefined) throw new RefusedError('report.community-unknown', 404);
  const [row, corrections] =
    closed === undefined
      ? [undefined, []]
      : await Promise.all([reads.row(day, community), reads.corrections(day, community)]);
  const at = now.toISOString();
  const stands = row?.figures ?? confirmed?.figures;
  return {
    day,
    community: reporting,
    state: at < timetable.close ? 'open' : 'closed',
    confirmBy: timetable.confirmBy,
    closesAt: timetable.close,
    asOf: confirmed?.at ?? closed?.at ?? at,
    figures: stands ?? (await reads.figures(day, community)),
    ...(row && { standing: row.standing }),
    ...(confirmed && { confirmation: withoutMark(confirmed) }),
    corrections: corrections.map(withoutMark),
    ...(row && (await currentOf(reads, { day, community }, { row, corrections }))),
  };
}

/** What could be restated: what the data say by now, or what nobody has reported. */
async function currentOf(
  reads: Pick<ReportReads, 'figures'>,
  { day, community }: CommunityAsked,
  { row, corrections }: { row: ClosedRow; corrections: readonly Correction[] },
): Promise<Pick<CommunityReport, 'current'>> {
  const current = await reads.figures(day, community);
  const isUnreported = row.standing === 'silent' && corrections.length === 0;
  return isUnreported || !isSame(corrections.at(-1)?.figures ?? row.figures, current) ? { current } : {};
}
