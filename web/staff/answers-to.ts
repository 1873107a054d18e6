import type { CaseDetail } from '../../schemas/worklist.ts';

/** What the form asks and the officer asks again on arrival (requirements C2). */
export type AskedAgain = Pick<CaseDetail, 'journey' | 'symptoms' | 'riskStays'>;

/** An answer, and where it was given; that is left out while only the form was answered. */
export interface Answered<Answer> {
  answer: Answer;
  on?: 'arrival' | 'form';
}

/**
 * What was answered to one of the questions, in the order to be read: what was told on arrival, the last time, stands before what the
 * form said (requirements C2). That stays to be seen where it differs: carriage and seat, for one, are asked on the form only (D2).
 */
export function answersTo<Asked extends keyof AskedAgain>(
  asked: Asked,
  declared: AskedAgain & Pick<CaseDetail, 'verifications'>,
): Answered<AskedAgain[Asked]>[] {
  const form: AskedAgain = declared;
  const arrival: AskedAgain | undefined = declared.verifications
    .map(({ step }) => step)
    .filter((step) => step.kind === 'arrival')
    .at(-1);
  if (arrival === undefined) return [{ answer: form[asked] }];
  const told = { answer: arrival[asked], on: 'arrival' } as const;
  // One schema has read both: what is equal is written alike.
  const isSame = JSON.stringify(arrival[asked]) === JSON.stringify(form[asked]);
  return isSame ? [told] : [told, { answer: form[asked], on: 'form' }];
}
