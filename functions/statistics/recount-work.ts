import type { Declaration } from '../../schemas/declaration.ts';
import { isClosed } from '../../schemas/life-cycle.ts';
import { firstContactDueAt, roundAfter, roundTimetable } from '../../schemas/rounds.ts';
import { minuteOfDay } from '../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { hourOf } from './recount-expected.ts';
import { dayOf, oneEach } from './recount-told.ts';

/**
 * The work that a case is for whoever answers for it now: assigned on the day of submission, handed out by a round, still
 * to be contacted by an hour, open. A stock that stands has no day of its own: it lies on the day of submission.
 */
export function recountWork(told: Declaration): Tally[] {
  if (told.state === 'withdrawn') return [];
  const { place, submittedAt, verifications } = told;
  const submittedDate = dayOf(submittedAt);
  const isTried = verifications.some(({ step }) => step.kind === 'contact' && !step.reached);
  const isReached = verifications.some(isFirstWord);
  const isWaited = !isReached && !isClosed(told.state);
  return [
    ...oneEach(place, submittedDate, ['assigned']),
    ...handedOut(told, isWaited && !isTried),
    ...(isWaited ? uncontacted(told) : []),
    ...oneEach(place, submittedDate, [isWaited && isTried && 'unreachable', !isClosed(told.state) && 'open']),
    ...awaitingAcceptance(told),
  ];
}

/** What makes a declaration verified: the person was reached, has come, or will not come (metric.ts). */
export function isFirstWord({ step }: Declaration['verifications'][number]): boolean {
  return step.kind === 'arrival' || step.kind === 'not-coming' || (step.kind === 'contact' && step.reached);
}

function handedOut({ place, submittedAt }: Declaration, isQueued: boolean): Tally[] {
  const roundAt = roundAfter(new Date(submittedAt));
  const { firstMinute, everyMinutes } = roundTimetable;
  const slot = String((minuteOfDay(roundAt) - firstMinute) / everyMinutes).padStart(2, '0');
  const keys = [`handed-out.${slot}`, isQueued && `queued.${slot}`] as (TallyKey | false)[];
  return oneEach(place, dayOf(roundAt.toISOString()), keys);
}

/** The clock of whoever took a case over starts when they took it (requirements I1). */
function uncontacted({ place, submittedAt, transfers }: Declaration): Tally[] {
  const taken = transfers.flatMap(({ state, answeredAt }) => (state === 'accepted' && answeredAt) || []);
  const dueAt = firstContactDueAt(new Date(taken.at(-1) ?? submittedAt)).toISOString();
  return oneEach(place, dayOf(dueAt), [`uncontacted.${hourOf(dueAt)}` as TallyKey]);
}

function awaitingAcceptance({ transfers, submittedAt }: Declaration): Tally[] {
  return transfers.flatMap(({ state, to }) =>
    state === 'waiting' ? oneEach(to, dayOf(submittedAt), ['awaiting-acceptance']) : [],
  );
}
