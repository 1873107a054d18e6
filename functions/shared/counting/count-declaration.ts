import { isClosed } from '../../../schemas/life-cycle.ts';
import { noShowAt, roundAfter, roundTimetable } from '../../../schemas/rounds.ts';
import { minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../../schemas/tally.ts';
import { countOccurrence } from './count-occurrence.ts';
import type { Counted } from './counted.ts';
import { originCodeOf } from './origin-code-of.ts';

/**
 * What one declaration adds to the tallies as it stands: a function of the declaration alone, so that a change counts as what
 * it adds after less what it added before, in whatever order changes are told (invariant 4). A claim adds nothing, withdrawn or
 * not: one person and one arrival day count once (requirements A7).
 */
export function countDeclaration(counted: Counted): Tally[] {
  const { state, claimOf } = counted;
  if (state === 'claimed' || state === 'superseded' || claimOf !== undefined) return [];
  return [
    ...declaredTallies(counted),
    ...(state === 'withdrawn' ? [] : [...expectedTallies(counted), ...workTallies(counted)]),
    ...counted.occurrences.flatMap((one) => countOccurrence(one, counted)),
  ];
}

const dateOf = (at: string): string => shanghaiDate(new Date(at));
const two = (value: number): string => String(value).padStart(2, '0');

function each(place: string, date: string, keys: readonly (TallyKey | false)[]): Tally[] {
  return keys.filter((key) => key !== false).map((key) => ({ place, date, key, count: 1 }));
}

function declaredTallies(counted: Counted): Tally[] {
  const { submittedAt, direction, transport, channel, destination, occurrences } = counted;
  const place = occurrences.find(({ kind }) => kind === 'declared')?.place ?? destination;
  return each(place, dateOf(submittedAt), [
    'declared',
    `declared.${direction}`,
    `declared.transport.${transport}`,
    `declared.origin.${originCodeOf(counted.origin)}`,
    `declared.channel.${channel}`,
    counted.leadDays < 0 ? 'declared.late' : counted.shortNotice && 'declared.short-notice',
    counted.symptoms && 'declared.symptoms',
    counted.riskStay && 'declared.risk-stay',
  ]);
}

function expectedTallies(counted: Counted): Tally[] {
  const { state, expectedArrivalAt, place, direction, transport, origin } = counted;
  if (state === 'not-coming') return [];
  const awaited = state === 'declared' || state === 'contacted' || state === 'unreachable';
  const keys: (TallyKey | false)[] = [
    'expected',
    `expected.${direction}`,
    `expected.transport.${transport}`,
    `expected.origin.${originCodeOf(origin)}`,
    counted.symptoms && 'expected.symptoms',
    counted.riskStay && 'expected.risk-stay',
  ];
  return [
    ...each(place, dateOf(expectedArrivalAt), keys),
    ...(awaited ? cohort('awaited', place, noShowAt(expectedArrivalAt)) : []),
  ];
}

function cohort(name: 'awaited' | 'uncontacted', place: string, at: Date): Tally[] {
  const hour = two(Math.floor(minuteOfDay(at) / 60));
  return each(place, shanghaiDate(at), [`${name}.${hour}` as TallyKey]);
}

function workTallies(counted: Counted): Tally[] {
  const { state, place, submittedAt, waitingAt, dueAt, occurrences } = counted;
  const submitted = dateOf(submittedAt);
  // A claim that was kept begins anew, though its person may have been called before it became one.
  const isReached = occurrences.some(({ kind }) => kind === 'verified');
  const isTried = state === 'unreachable' || occurrences.some(({ kind }) => kind === 'unreached');
  const isUncontacted = (state === 'declared' || state === 'unreachable') && !isReached;
  const round = roundAfter(new Date(submittedAt));
  const slot = slotOf(round);
  return [
    ...each(place, submitted, [
      'assigned',
      isUncontacted && isTried && 'unreachable',
      !isClosed(state) && 'open',
    ]),
    ...each(place, shanghaiDate(round), [
      `handed-out.${slot}`,
      isUncontacted && !isTried && `queued.${slot}`,
    ]),
    ...(isUncontacted && dueAt !== undefined ? cohort('uncontacted', place, new Date(dueAt)) : []),
    ...(waitingAt === undefined ? [] : each(waitingAt, submitted, ['awaiting-acceptance'])),
  ];
}

/** Which of the day's rounds it is. */
function slotOf(round: Date): `${number}` {
  const { firstMinute, everyMinutes } = roundTimetable;
  return two((minuteOfDay(round) - firstMinute) / everyMinutes) as `${number}`;
}
