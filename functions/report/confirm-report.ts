import { hash } from 'node:crypto';
import { isWithin } from '../../schemas/access.ts';
import {
  type CommunityReport,
  type Confirmation,
  type ConfirmationRequest,
  type Contradiction,
} from '../../schemas/daily-report.ts';
import {
  type ChangedFigure,
  isZero,
  type ReportedFigures,
  type ReportedTotals,
  totalOf,
} from '../../schemas/reported-figures.ts';
import { reportedKeys } from '../../schemas/tally.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { findDay } from './find-day.ts';
import { type CommunityAsked, type ReportReads } from './view-community.ts';
import { withoutMark } from './without-mark.ts';

type Mark = Record<'key' | 'body', string>;

export interface ConfirmNeeds extends Pick<ReportReads, 'days' | 'community' | 'figures'> {
  confirmations: {
    find(day: string, community: string): Promise<(Confirmation & Mark) | undefined>;
    /** Says no when there is one already. */
    keep(reported: CommunityAsked, confirmed: Confirmation & Mark): Promise<boolean>;
  };
  /** Whether nobody works at a community, so that its township sees to it (requirements B3). */
  isUnmanned(community: string): Promise<boolean>;
  /** What the data say against a zero. */
  contradictions(asked: CommunityAsked & { figures: ReportedFigures }): Promise<Contradiction[]>;
}

export interface ConfirmAsked extends CommunityAsked {
  request: ConfirmationRequest;
  mark: Mark;
  now: Date;
}

/**
 * The officer reports the day of their community, or the township that of one without an active officer (requirements E1, B3). What was
 * seen must be what is true now; a zero that the data contradict stands only with an objection of whoever was shown the cases (invariant 6).
 * @throws RefusedError 403 another's, 404 none, 409 not ended, closed, confirmed already, changed since it was seen, contradicted.
 */
export async function confirmReport(
  needs: ConfirmNeeds,
  { staff }: Pick<Caller, 'staff'>,
  asked: ConfirmAsked,
): Promise<CommunityReport> {
  const { day, community, now, mark } = asked;
  if (!isWithin(community, staff.region)) throw outsideJurisdiction();
  const { timetable } = await findDay(needs.days, day, now);
  const reporting = await needs.community(day, community);
  if (reporting === undefined) throw new RefusedError('report.community-unknown', 404);
  const onBehalf = staff.region !== community;
  const confirmed = await againWhenRaced(async () => {
    const found = await needs.confirmations.find(day, community);
    if (found !== undefined) return sentAgain(found, mark);
    if (now.toISOString() >= timetable.close) throw new RefusedError('report.closed', 409);
    if (onBehalf && !(await needs.isUnmanned(community))) throw new RefusedError('report.manned', 403);
    const made = { ...(await compose(needs, asked)), by: staff.sub, place: staff.region, onBehalf };
    return (await needs.confirmations.keep({ day, community }, { ...made, ...mark })) ? made : undefined;
  });
  return {
    day,
    community: reporting,
    state: 'open',
    confirmBy: timetable.confirmBy,
    closesAt: timetable.close,
    asOf: confirmed.at,
    figures: confirmed.figures,
    confirmation: withoutMark(confirmed),
    corrections: [],
  };
}

function sentAgain(found: Confirmation & Mark, mark: Mark): Confirmation {
  if (sentBefore([found], mark) === undefined) throw new RefusedError('report.confirmed', 409);
  return found;
}

async function compose(
  needs: Pick<ConfirmNeeds, 'figures' | 'contradictions'>,
  { day, community, request, now }: ConfirmAsked,
): Promise<Omit<Confirmation, 'by' | 'place' | 'onBehalf'>> {
  const figures = await needs.figures(day, community);
  const changed = differences(request.seen, figures);
  if (changed.length > 0) throw new RefusedError('report.changed', 409, { details: { changed } });
  const attestsZero = request.attests === 'zero' || isZero(figures);
  const contradictions = attestsZero ? await needs.contradictions({ day, community, figures }) : [];
  const { objection: reason, remarks } = request;
  const tag = tagOf(contradictions);
  // An objection is against what was listed: one that was written ahead has to see the list first (invariant 6).
  if (contradictions.length > 0 && (reason === undefined || request.contradictionsTag !== tag))
    throw new RefusedError('report.contradicted', 409, {
      details: { contradictions, contradictionsTag: tag },
    });
  return {
    at: now.toISOString(),
    kind: attestsZero ? 'zero' : 'figures',
    figures,
    ...(remarks !== undefined && { remarks }),
    ...(reason !== undefined && { objection: { reason, contradictions } }),
  };
}

/** What names some contradictions; the same ones, whatever their order, have the same. */
function tagOf(contradictions: readonly Contradiction[]): string {
  const told = contradictions.map(({ kind, count, cases }) => [kind, count, ...cases.toSorted()].join(' '));
  return hash('sha256', told.toSorted().join('\n'), 'hex').slice(0, 16);
}

/** What is not as it was seen. */
export function differences(seen: ReportedTotals, figures: ReportedFigures): ChangedFigure[] {
  return reportedKeys
    .map((metric) => ({ metric, seen: seen[metric], now: totalOf(figures, metric) }))
    .filter((one) => one.seen !== one.now);
}
