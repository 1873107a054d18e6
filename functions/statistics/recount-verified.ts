import type { Declaration, Verification } from '../../schemas/declaration.ts';
import { hourBucketOf } from '../../schemas/occurrence.ts';
import { firstContactDueAt, roundAfter } from '../../schemas/rounds.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { responsibleAt } from './recount-place.ts';
import { dayOf, oneEach } from './recount-told.ts';
import { isFirstWord } from './recount-work.ts';

/** What officers did, each on the day on which they recorded it, where the case was then; an arrival on its own day. */
export function recountVerified(told: Declaration): Tally[] {
  return [
    ...firstVerified(told),
    ...told.verifications.flatMap((entry) => recorded(told, entry)),
    ...moved(told),
  ];
}

function firstVerified(told: Declaration): Tally[] {
  const first = told.verifications.find(isFirstWord);
  if (first === undefined) return [];
  const { at } = first;
  const taken = takenOverBefore(told, at);
  const theirsAt = taken === undefined ? roundAfter(new Date(told.submittedAt)) : new Date(taken);
  const bucket = String(hourBucketOf(Date.parse(at) - theirsAt.getTime())).padStart(2, '0');
  const isInTime = Date.parse(at) < firstContactDueAt(new Date(taken ?? told.submittedAt)).getTime();
  const keys: (TallyKey | false)[] = [
    'verified',
    isInTime && 'verified.in-time',
    `verified.hours.${bucket}` as TallyKey,
  ];
  return oneEach(responsibleAt(told, at), dayOf(at), keys);
}

/** When whoever had the case at an instant took it over; the clock runs for nobody else (requirements I1). */
function takenOverBefore({ transfers }: Declaration, at: string): string | undefined {
  const taken = transfers.filter(
    ({ state, answeredAt }) => state === 'accepted' && answeredAt !== undefined && answeredAt < at,
  );
  return taken.at(-1)?.answeredAt;
}

function recorded(told: Declaration, { at, step, riskLevel }: Verification): Tally[] {
  const place = responsibleAt(told, at);
  switch (step.kind) {
    case 'contact':
      return step.reached ? [] : oneEach(place, dayOf(at), ['unreached']);
    case 'arrival':
      return oneEach(place, dayOf(step.arrivedAt), [
        'arrived',
        `arrived.${told.direction}`,
        `arrived.transport.${step.journey.transport}`,
        step.symptoms.present && 'arrived.symptoms',
        step.riskStays.present && 'arrived.risk-stay',
        riskLevel && `arrived.${riskLevel}-risk`,
      ]);
    case 'not-coming':
      return oneEach(place, dayOf(at), ['not-coming']);
    case 'release':
      return oneEach(place, dayOf(at), ['released']);
    case 'measure':
    case 'test':
    case 'lifting':
      return [];
  }
}

function moved({ transfers }: Declaration): Tally[] {
  return transfers.flatMap(({ state, answeredAt, from, to }) => {
    if (state !== 'accepted' || answeredAt === undefined) return [];
    const date = dayOf(answeredAt);
    return [...oneEach(from, date, ['transferred-out']), ...oneEach(to, date, ['transferred-in'])];
  });
}
