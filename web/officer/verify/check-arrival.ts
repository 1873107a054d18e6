import type { Language } from '../../../schemas/codes.ts';
import { sentence } from '../../../schemas/messages.ts';
import { verificationRequest } from '../../../schemas/verification.ts';
import type { Words } from '../words/zh.ts';
import type { Answers } from './answers.ts';
import { arrivalOf } from './steps-of.ts';

/** The fields of the arrival's screen at which an error can stand. */
export type ArrivalField = 'arrivedAt' | 'journey' | 'symptoms' | 'riskStays';
export type FieldErrors = Partial<Record<ArrivalField, string>>;

function fieldOf(path: readonly PropertyKey[]): ArrivalField | undefined {
  const [first] = path;
  return first === 'arrivedAt' || first === 'journey' || first === 'symptoms' || first === 'riskStays'
    ? first
    : undefined;
}

interface Judged {
  words: Words;
  language: Language;
  now: Date;
}

/** What is missing or wrong in the answers about an arrival, each at its field, before anything is sent. */
export function checkArrival(answers: Answers, { words, language, now }: Judged): FieldErrors {
  const errors: FieldErrors = {};
  if (answers.arrival === undefined) errors.arrivedAt = words.verify.missing;
  if (answers.symptoms === undefined) errors.symptoms = words.verify.missing;
  if (answers.riskStay === undefined) errors.riskStays = words.verify.missing;
  const arrival = arrivalOf(answers, now);
  if (arrival.arrivedAt > now.toISOString()) errors.arrivedAt = words.verify.future;
  const read = verificationRequest.safeParse(arrival);
  for (const { path, message } of read.error?.issues ?? []) {
    const field = fieldOf(path);
    if (field !== undefined) errors[field] ??= sentence(message, language);
  }
  return errors;
}
