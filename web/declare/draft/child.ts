import { ageOn, guardianAge } from '../../../schemas/declaration-request.ts';
import { isResidentId, normalizeDocumentNumber, readResidentId } from '../../../schemas/identity-document.ts';
import { isRealDate, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Draft, TravellerDraft } from './draft.ts';

/** The birth date that the answers so far tell, if they tell one. */
export function knownBirthDate(person: TravellerDraft): string | undefined {
  if (person.documentType !== 'resident-id')
    return isRealDate(person.birthDate) ? person.birthDate : undefined;
  const number = normalizeDocumentNumber(person.documentNumber);
  return isResidentId(number) ? readResidentId(number).birthDate : undefined;
}

/** Whether a guardian must be named: under 14 on the day of arrival, or today while that day isn't known. */
export function needsGuardian(person: TravellerDraft, { trip }: Pick<Draft, 'trip'>, now: Date): boolean {
  const birthDate = knownBirthDate(person);
  const onDate = isRealDate(trip.arrivalDate) ? trip.arrivalDate : shanghaiDate(now);
  return birthDate !== undefined && ageOn(birthDate, onDate) < guardianAge;
}
