import { isWithin } from '../../schemas/access.ts';
import { type ClosedRow, type Correction, type CorrectionRequest } from '../../schemas/daily-report.ts';
import { type ReportedFigures, totalOf } from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { differences } from './confirm-report.ts';
import { type Days, findDay } from './find-day.ts';
import type { CommunityAsked } from './view-community.ts';
import { withoutMark } from './without-mark.ts';

type Mark = Record<'key' | 'body', string>;

export interface CorrectNeeds {
  days: Days;
  /** The community's row of the closed report. */
  row(day: string, community: string): Promise<ClosedRow | undefined>;
  figures(day: string, community: string): Promise<ReportedFigures>;
  corrections: {
    of(day: string, community: string): Promise<readonly (Correction & Mark)[]>;
    /** Says no when another one came first. */
    keep(restated: CommunityAsked, kept: Correction & Mark): Promise<boolean>;
  };
}

export interface CorrectAsked extends CommunityAsked {
  request: CorrectionRequest;
  mark: Mark;
  now: Date;
}

/**
 * Restates a community's row of a closed report with what the data say now: who reports late does this too (requirements E3). The original
 * stays, and so does each restatement before.
 * @throws RefusedError 403 another's, 404 none, 409 while it is open, changed since it was seen, or nothing new.
 */
export async function correctReport(
  needs: CorrectNeeds,
  { staff }: Pick<Caller, 'staff'>,
  { day, community, request, mark, now }: CorrectAsked,
): Promise<Correction> {
  if (!isWithin(community, staff.region)) throw outsideJurisdiction();
  const { closed } = await findDay(needs.days, day, now);
  if (closed === undefined) throw new RefusedError('report.open', 409);
  const row = await needs.row(day, community);
  if (row === undefined) throw new RefusedError('report.community-unknown', 404);
  return againWhenRaced(async () => {
    const before = await needs.corrections.of(day, community);
    const again = sentBefore(before, mark);
    if (again !== undefined) return withoutMark(again);
    const figures = await needs.figures(day, community);
    const unseen = differences(request.seen, figures);
    if (unseen.length > 0) throw new RefusedError('report.changed', 409, { details: { changed: unseen } });
    const changed = changesOf(before.at(-1)?.figures ?? row.figures, figures);
    const isFirstWord = row.standing === 'silent' && before.length === 0;
    if (changed.length === 0 && !isFirstWord) throw new RefusedError('report.unchanged', 409);
    const { sub: by, region: place } = staff;
    const made = {
      n: before.length + 1,
      at: now.toISOString(),
      by,
      place,
      reason: request.reason,
      figures,
      changed,
    };
    return (await needs.corrections.keep({ day, community }, { ...made, ...mark })) ? made : undefined;
  });
}

function changesOf(was: ReportedFigures, now: ReportedFigures): Correction['changed'] {
  return reportedKeys
    .map((metric) => ({ metric, was: totalOf(was, metric), now: totalOf(now, metric) }))
    .filter((one) => one.was !== one.now);
}
