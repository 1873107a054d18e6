import type { Message, Transfer, Verification } from '../../schemas/declaration.ts';
import type { Journey } from '../../schemas/declaration-request.ts';
import { maskAddress, maskName, maskNumber } from '../../schemas/masking.ts';
import type { VerificationStep } from '../../schemas/verification.ts';
import type { CaseDetail } from '../../schemas/worklist.ts';

/**
 * A case as levels above see it (requirements D2, K1): all that supervision needs, nothing by which the person could be named,
 * called or found, and nothing that somebody wrote in words of their own.
 */
export function maskCase(whole: CaseDetail): CaseDetail {
  const { origin, destination, host, lastTest, source, ...rest } = whole;
  return {
    ...rest,
    masked: true,
    person: maskPerson(whole.person),
    origin: { ...origin, address: maskAddress(origin.address) },
    destination: { ...destination, address: maskAddress(destination.address) },
    journey: maskJourney(whole.journey),
    ...(host !== undefined && { host: maskContact(host) }),
    ...(lastTest !== undefined && { lastTest }),
    // What a city calls it may be anything, a number of a document too.
    ...(source !== undefined && { source: { city: source.city, submittedAt: source.submittedAt } }),
    verifications: whole.verifications.map(maskVerification),
    transfers: whole.transfers.map(maskTransfer),
    messages: whole.messages.map(maskMessage),
  };
}

function maskPerson(person: CaseDetail['person']): CaseDetail['person'] {
  const { name, documentType, documentNumber, phone, birthDate, sex, guardian, declarant } = person;
  return {
    ...maskContact({ name, phone }),
    documentType,
    documentNumber: maskNumber(documentNumber),
    birthDate: birthDate.slice(0, 4),
    ...(sex !== undefined && { sex }),
    ...(guardian !== undefined && { guardian: maskContact(guardian) }),
    declarant: maskContact(declarant),
  };
}

function maskContact({ name, phone }: { name: string; phone: string }): { name: string; phone: string } {
  return { name: maskName(name), phone: maskNumber(phone) };
}

/** Seat and plate lead to one person; train and flight don't. */
function maskJourney({ transport, serviceNumber }: Journey): Journey {
  return { transport, ...(serviceNumber !== undefined && { serviceNumber }) };
}

function maskVerification(entry: Verification): Verification {
  return { ...entry, step: maskStep(entry.step) };
}

function maskStep(step: VerificationStep): VerificationStep {
  if (step.kind === 'lifting') return step;
  const { note: _words, ...told } = step;
  return told.kind === 'arrival' ? { ...told, journey: maskJourney(told.journey) } : told;
}

function maskTransfer({ answer: _words, ...link }: Transfer): Transfer {
  return { ...link, reason: '' };
}

function maskMessage({ content, ...message }: Message): Message {
  const { note: _words, ...told } = content;
  return { ...message, content: told };
}
