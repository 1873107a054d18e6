import type { StepName } from './draft.ts';

const groups: readonly (readonly [RegExp, StepName])[] = [
  [/^\/travellers\/\d+\/(symptoms|riskStays|lastTest|helpNeeded)/, 'health'],
  [/^\/(travellers|declarant)/, 'who'],
  [/^\/trip\/(direction|expectedArrivalAt|origin)/, 'when'],
  [/^\/trip\/(destination|stayKind|host|plannedDepartureDate)/, 'where'],
  [/^\/trip\/journey/, 'how'],
];

/** The group of questions that a field stands in. What belongs to none is answered at the end. */
export function groupOf(pointer: string): StepName {
  return groups.find(([pattern]) => pattern.test(pointer))?.[1] ?? 'check';
}

/**
 * The form's own field for a pointer of the server: an edit has one traveller, and who declares for oneself is the
 * declarant.
 */
export function ownPointer(pointer: string, helping: boolean): string {
  if (pointer.startsWith('/traveller/')) return pointer.replace('/traveller', '/travellers/0');
  return pointer.startsWith('/declarant/') && !helping
    ? pointer.replace('/declarant', '/travellers/0')
    : pointer;
}
