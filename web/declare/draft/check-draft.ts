import { arrivalProblem } from '../../../schemas/arrival-window.ts';
import { declarationRequest } from '../../../schemas/declaration-request.ts';
import { messages } from '../../../schemas/messages.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { type Draft, type StepName, stepNames } from './draft.ts';
import { groupOf } from './group-of.ts';
import { pointerTo, valueAt } from './pointer.ts';
import { arrivalInstant, toRequest } from './to-request.ts';

/** What is wrong with an answer: the field by its JSON pointer in the request, and a code of `schemas/messages.ts`. */
export interface FieldError {
  pointer: string;
  code: string;
}

const someHash = 'A'.repeat(43);

/**
 * The form with every group after `step` filled in, so that the rules that join groups (a child's guardian, one person
 * twice) speak as soon as their own group is answered.
 */
function withLaterGroups(form: Draft, step: StepName, now: Date): Draft {
  const later = (name: StepName): boolean => stepNames.indexOf(name) > stepNames.indexOf(step);
  const trip = { ...form.trip };
  if (later('when'))
    Object.assign(trip, {
      direction: 'coming',
      arrivalDate: addDays(shanghaiDate(now), 1),
      arrivalTime: '12:00',
      originKind: 'china',
      originRegion: '110101',
      originAddress: '-',
    });
  if (later('where'))
    Object.assign(trip, {
      community: '410000000000',
      destinationAddress: '-',
      stayKind: '',
      hostName: '',
      hostPhone: '',
    });
  if (later('how')) Object.assign(trip, { transport: 'other' });
  const travellers = later('health')
    ? form.travellers.map((person) => ({ ...person, symptoms: false, riskStay: false, testDate: '' }))
    : form.travellers;
  return { ...form, trip, travellers, truthful: later('check') || form.truthful };
}

function codeOf(message: string, value: unknown): string {
  const known = Object.keys(messages).includes(message);
  const unanswered = value === undefined || value === '';
  if (unanswered && (!known || message.endsWith('.format') || message.startsWith('document.')))
    return 'required';
  return known ? message : 'type';
}

/**
 * What zod leaves unsaid while another answer of the same object is missing: its rules over several fields run only on
 * whole objects, and a reader wants to hear everything at once.
 */
function alsoMissing(form: Draft, { pointers }: { pointers: Set<string> }): FieldError[] {
  const { originKind, originRegion, originCountry } = form.trip;
  const noOrigin = (originKind === 'china' ? originRegion : originCountry) === '';
  const missing = form.travellers.flatMap(({ documentType, birthDate }, index) =>
    documentType !== 'resident-id' && birthDate === ''
      ? [{ pointer: `/travellers/${index}/birthDate`, code: 'birth-date.required' }]
      : [],
  );
  if (noOrigin) missing.push({ pointer: '/trip/origin/regionCode', code: 'origin.either' });
  return missing.filter(({ pointer }) => !pointers.has(pointer));
}

/** Everything that is wrong or missing up to a step, in the order of the form. The server's rules are the same schemas. */
export function checkDraft(form: Draft, step: StepName, now: Date): FieldError[] {
  const filled = withLaterGroups(form, step, now);
  const request = toRequest(filled, { language: 'zh', receiptHash: someHash, now });
  const parsed = declarationRequest.safeParse(request);
  const errors = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const pointer = pointerTo(path);
    return { pointer, code: codeOf(message, valueAt(request, pointer)) };
  });
  errors.push(...alsoMissing(filled, { pointers: new Set(errors.map(({ pointer }) => pointer)) }));
  const arrival = arrivalInstant(filled.trip.arrivalDate, filled.trip.arrivalTime);
  const problem = arrival === undefined ? undefined : arrivalProblem(new Date(arrival), now);
  if (problem !== undefined) errors.push({ pointer: '/trip/expectedArrivalAt', code: problem });
  const ownErrors = errors.filter(({ pointer }) => form.helping || !pointer.startsWith('/declarant'));
  return inOrder(ownErrors);
}

function inOrder(errors: FieldError[]): FieldError[] {
  const place = ({ pointer }: FieldError): number => stepNames.indexOf(groupOf(pointer));
  return [...errors].sort((a, b) => place(a) - place(b));
}
