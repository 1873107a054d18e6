import { needsGuardian } from './child.ts';
import type { Draft, TravellerDraft, TripDraft } from './draft.ts';

/** Version of the privacy notice that the last step shows. */
export const privacyNotice = '2026-11';

/** What is not answered is left out, so that the schemas say "required" and never "wrong form". */
function answered(fields: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(kept);
}

/** A date and a time of Henan as one instant; nothing until both are given. */
export function arrivalInstant(date: string, time: string): string | undefined {
  return date === '' || time === '' ? undefined : `${date}T${time}:00+08:00`;
}

const named = (name: string, phone: string) =>
  name === '' && phone === '' ? undefined : answered({ name, phone });

const byRail = ['train', 'plane', 'coach', 'ship'];
const byRoad = ['car', 'truck'];

function journeyOf(trip: TripDraft) {
  const { transport, serviceNumber, carriage, seat, plate } = trip;
  const service = byRail.includes(transport) ? { serviceNumber, carriage, seat } : {};
  return answered({ transport, ...service, ...(byRoad.includes(transport) ? { plate } : {}) });
}

/** Regions that have no counties in the lists: Taiwan, Hong Kong, Macao. */
const undivided = ['71', '81', '82'];

/** A region once it is chosen to the end; half a choice is none. */
function chosenRegion(code: string): string {
  return code.length === 6 || undivided.includes(code) ? code : '';
}

function originOf(trip: TripDraft) {
  const where =
    trip.originKind === 'china'
      ? { regionCode: chosenRegion(trip.originRegion) }
      : { country: trip.originCountry };
  return answered({ ...where, address: trip.originAddress });
}

function tripOf(trip: TripDraft) {
  return answered({
    direction: trip.direction,
    expectedArrivalAt: arrivalInstant(trip.arrivalDate, trip.arrivalTime),
    origin: originOf(trip),
    destination: answered({ community: trip.community, address: trip.destinationAddress }),
    journey: journeyOf(trip),
    stayKind: trip.stayKind,
    host: named(trip.hostName, trip.hostPhone),
    plannedDepartureDate: trip.departureDate,
  });
}

function symptomsOf(person: TravellerDraft) {
  if (person.symptoms !== true) return answered({ present: person.symptoms });
  const which = person.symptomsWhich.length === 0 ? undefined : person.symptomsWhich;
  return answered({ present: true, which, since: person.symptomsSince });
}

function riskStaysOf(person: TravellerDraft) {
  if (person.riskStay !== true) return answered({ present: person.riskStay });
  const stays = person.stays.map(({ regionCode, fromDate, toDate }) =>
    answered({ regionCode: chosenRegion(regionCode), fromDate, toDate }),
  );
  return answered({ present: true, stays: stays.length === 0 ? undefined : stays });
}

function travellerOf(person: TravellerDraft, form: Draft, now: Date) {
  const ownDates =
    person.documentType === 'resident-id' ? {} : { birthDate: person.birthDate, sex: person.sex };
  return answered({
    name: person.name,
    document: { type: person.documentType, number: person.documentNumber },
    phone: person.phone,
    ...ownDates,
    guardian: needsGuardian(person, form, now)
      ? answered({ name: person.guardianName, phone: person.guardianPhone })
      : undefined,
    symptoms: symptomsOf(person),
    riskStays: riskStaysOf(person),
    lastTest:
      person.testDate === ''
        ? undefined
        : answered({ sampledAt: `${person.testDate}T00:00:00+08:00`, result: person.testResult }),
    helpNeeded: person.helpNeeded.length === 0 ? undefined : person.helpNeeded,
  });
}

/** The body of `POST /v1/declarations`, as far as the form is filled; `receiptHash` is worked out on sending. */
export function toRequest(form: Draft, about: { language: string; receiptHash: string; now: Date }) {
  const [first] = form.travellers;
  const declarant = form.helping
    ? answered({ name: form.declarantName, phone: form.declarantPhone })
    : answered({ name: first?.name, phone: first?.phone });
  return answered({
    declarant,
    trip: tripOf(form.trip),
    travellers: form.travellers.map((person) => travellerOf(person, form, about.now)),
    receiptHash: about.receiptHash,
    truthful: form.truthful,
    privacyNotice,
    channel: form.channel,
    poster: form.poster,
    language: about.language,
  });
}

/** The body of `PUT /v1/declarations/{id}`. */
export function toEdit(form: Draft, now: Date) {
  const [person] = form.travellers;
  return answered({
    trip: tripOf(form.trip),
    traveller: person === undefined ? undefined : travellerOf(person, form, now),
    truthful: form.truthful,
  });
}
