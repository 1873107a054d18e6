import { leadDays, noticeDays } from '../../schemas/arrival-window.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { ageOn, type DeclarationRequest, guardianAge } from '../../schemas/declaration-request.ts';
import { firstContactDueAt } from '../../schemas/rounds.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { type Told, tellPersonal } from './tell-personal.ts';

/** From this age on a person acts for themselves (Civil Code, article 18), and can take a declaration over. */
const adultAge = 18;

/** Where a traveller's declaration is to be stored; beside another one when that holds the day (requirements A7). */
export interface Slot {
  id: string;
  claimOf?: string;
}

/** What a form becomes: a declaration for each traveller (requirements A6), with what is kept by itself (A3). */
export function describeParty(request: DeclarationRequest, slots: readonly Slot[], now: Date): Declaration[] {
  const party = slots.map(({ id }) => id);
  return slots.flatMap(({ id, claimOf }, index) =>
    request.travellers.slice(index, index + 1).map((traveller) => ({
      ...describeOne(request, traveller, now),
      id,
      party,
      ...(claimOf !== undefined && { state: 'claimed' as const, claimOf }),
    })),
  );
}

function describeOne(
  { trip, declarant, ...request }: DeclarationRequest,
  traveller: DeclarationRequest['travellers'][number],
  now: Date,
): Omit<Declaration, 'id' | 'party'> {
  const { channel, language, poster, privacyNotice, receiptHash } = request;
  const days = leadDays(new Date(trip.expectedArrivalAt), now);
  return {
    ...describeTold({ trip, traveller, declarant }),
    version: 1,
    state: 'declared',
    submittedAt: now.toISOString(),
    updatedAt: now.toISOString(),
    leadDays: days,
    shortNotice: days < noticeDays,
    place: trip.destination.community,
    edits: 0,
    dueAt: firstContactDueAt(now).toISOString(),
    claims: [],
    takenOver: false,
    receiptHash,
    channel,
    ...(poster !== undefined && { poster }),
    language,
    privacyNotice,
    verifications: [],
    transfers: [],
    messages: [],
    changes: [],
    settlements: [],
  };
}

type ToldFields =
  | 'direction'
  | 'expectedArrivalAt'
  | 'origin'
  | 'destination'
  | 'transport'
  | 'symptoms'
  | 'riskStay'
  | 'child'
  | 'forAnotherAdult'
  | 'personal';

/** What follows from what is told, in the form as in an edit. */
export function describeTold(told: Told): Pick<Declaration, ToldFields> {
  const { trip, traveller } = told;
  const { regionCode, country } = trip.origin;
  const personal = tellPersonal(told);
  const age = ageOn(personal.birthDate, shanghaiDate(new Date(trip.expectedArrivalAt)));
  return {
    direction: trip.direction,
    expectedArrivalAt: trip.expectedArrivalAt,
    origin: { ...(regionCode !== undefined && { regionCode }), ...(country !== undefined && { country }) },
    destination: trip.destination.community,
    transport: trip.journey.transport,
    symptoms: traveller.symptoms.present,
    riskStay: traveller.riskStays.present,
    child: age < guardianAge,
    forAnotherAdult: age >= adultAge && !traveller.guardian && traveller.phone !== told.declarant.phone,
    personal,
  };
}
