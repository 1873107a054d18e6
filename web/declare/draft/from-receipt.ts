import type { Receipt } from '../../../schemas/receipt.ts';
import { minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Draft, TravellerDraft, TripDraft } from './draft.ts';
import { newDraft, newTraveller } from './new-draft.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The time of day in Henan, as a time field holds it. */
export function timeOfDay(at: Date): string {
  const minute = minuteOfDay(at);
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** Names of regions that the receipt has as codes only. */
export type NameOf = (regionCode: string) => string;

function travellerFrom({ traveller }: Receipt, nameOf: NameOf): TravellerDraft {
  const { document, guardian, symptoms, riskStays, lastTest } = traveller;
  return {
    ...newTraveller('1'),
    name: traveller.name,
    documentType: document.type,
    documentNumber: document.number,
    phone: traveller.phone,
    birthDate: traveller.birthDate,
    sex: traveller.sex ?? '',
    guardianName: guardian?.name ?? '',
    guardianPhone: guardian?.phone ?? '',
    symptoms: symptoms.present,
    symptomsWhich: symptoms.which ?? [],
    symptomsSince: symptoms.since ?? '',
    riskStay: riskStays.present,
    stays: (riskStays.stays ?? []).map((stay) => ({ ...stay, regionName: nameOf(stay.regionCode) })),
    testDate: lastTest === undefined ? '' : shanghaiDate(new Date(lastTest.sampledAt)),
    testResult: lastTest?.result ?? '',
    helpNeeded: traveller.helpNeeded ?? [],
  };
}

function tripFrom({ trip, community }: Receipt, nameOf: NameOf): Partial<TripDraft> {
  const { origin, destination, journey, host } = trip;
  const arrival = new Date(trip.expectedArrivalAt);
  return {
    direction: trip.direction,
    arrivalDate: shanghaiDate(arrival),
    arrivalTime: timeOfDay(arrival),
    originKind: origin.country === undefined ? 'china' : 'abroad',
    originRegion: origin.regionCode ?? '',
    originRegionName: origin.regionCode === undefined ? '' : nameOf(origin.regionCode),
    originCountry: origin.country ?? '',
    originAddress: origin.address,
    community: destination.community,
    communityPath: community.code === destination.community ? community.path : nameOf(destination.community),
    destinationAddress: destination.address,
    stayKind: trip.stayKind ?? '',
    hostName: host?.name ?? '',
    hostPhone: host?.phone ?? '',
    departureDate: trip.plannedDepartureDate ?? '',
    transport: journey.transport,
    serviceNumber: journey.serviceNumber ?? '',
    carriage: journey.carriage ?? '',
    seat: journey.seat ?? '',
    plate: journey.plate ?? '',
  };
}

/** A form that edits a declaration: filled with what the receipt says, the truth to be confirmed anew (requirements A4). */
export function draftFromReceipt(
  receipt: Receipt,
  made: { key: string; secret: string },
  nameOf: NameOf,
): Draft {
  const empty = newDraft({ channel: 'web' }, { ...made, helping: false });
  return {
    ...empty,
    step: 'when',
    travellers: [travellerFrom(receipt, nameOf)],
    trip: { ...empty.trip, ...tripFrom(receipt, nameOf) },
    edits: { id: receipt.id, version: receipt.version, editsLeft: receipt.editsLeft },
  };
}
