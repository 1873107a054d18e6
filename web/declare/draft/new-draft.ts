import type { FormChannel } from '../../../schemas/codes.ts';
import type { Draft, TravellerDraft, TripDraft } from './draft.ts';

export function newTraveller(key: string): TravellerDraft {
  return {
    key,
    name: '',
    documentType: 'resident-id',
    documentNumber: '',
    phone: '',
    birthDate: '',
    sex: '',
    guardianName: '',
    guardianPhone: '',
    symptoms: undefined,
    symptomsWhich: [],
    symptomsSince: '',
    riskStay: undefined,
    stays: [],
    testDate: '',
    testResult: '',
    helpNeeded: [],
  };
}

const emptyTrip: TripDraft = {
  direction: '',
  arrivalDate: '',
  arrivalTime: '',
  originKind: 'china',
  originRegion: '',
  originRegionName: '',
  originCountry: '',
  originAddress: '',
  community: '',
  communityPath: '',
  destinationAddress: '',
  stayKind: '',
  hostName: '',
  hostPhone: '',
  departureDate: '',
  transport: '',
  serviceNumber: '',
  carriage: '',
  seat: '',
  plate: '',
};

/** Where the form was opened, and with which community named on the poster. */
export interface Entry {
  channel: FormChannel;
  poster?: { code: string; path: string };
}

/** An empty form with a key and a receipt secret of its own. */
export function newDraft(entry: Entry, made: { key: string; secret: string; helping: boolean }): Draft {
  const { channel, poster } = entry;
  return {
    ...made,
    step: 'who',
    channel,
    ...(poster === undefined ? {} : { poster: poster.code }),
    declarantName: '',
    declarantPhone: '',
    travellers: [newTraveller('1')],
    trip: { ...emptyTrip, community: poster?.code ?? '', communityPath: poster?.path ?? '' },
    truthful: false,
  };
}
