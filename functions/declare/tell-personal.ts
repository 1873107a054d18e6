import { birthDateOf, type DeclarationRequest } from '../../schemas/declaration-request.ts';
import { readResidentId } from '../../schemas/identity-document.ts';
import type { PersonalPart } from '../../schemas/personal-part.ts';

/** What somebody told about one traveller. */
export interface Told {
  trip: DeclarationRequest['trip'];
  traveller: DeclarationRequest['travellers'][number];
  declarant: DeclarationRequest['declarant'];
}

/** The personal part of what was told; sex and birth date as the document says them (requirements A3). */
export function tellPersonal({ trip, traveller, declarant }: Told): PersonalPart {
  const { name, document, phone, guardian, symptoms, riskStays, lastTest, helpNeeded } = traveller;
  const sex = document.type === 'resident-id' ? readResidentId(document.number).sex : traveller.sex;
  return {
    name,
    document,
    phone,
    birthDate: birthDateOf(traveller),
    declarant,
    originAddress: trip.origin.address,
    destinationAddress: trip.destination.address,
    journey: trip.journey,
    symptoms,
    riskStays,
    ...(sex !== undefined && { sex }),
    ...(guardian !== undefined && { guardian }),
    ...(lastTest !== undefined && { lastTest }),
    ...(helpNeeded !== undefined && { helpNeeded }),
    ...(trip.stayKind !== undefined && { stayKind: trip.stayKind }),
    ...(trip.host !== undefined && { host: trip.host }),
    ...(trip.plannedDepartureDate !== undefined && { plannedDepartureDate: trip.plannedDepartureDate }),
  };
}
