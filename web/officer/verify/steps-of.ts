import type { VerificationRequest } from '../../../schemas/verification.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { mayHappen } from '../case/may-act.ts';
import type { Answers } from './answers.ts';
import { instantOf, type Moment } from './moment.ts';

type Known = Pick<CaseDetail, 'allowed' | 'offered'>;
type Arrival = Extract<VerificationRequest, { kind: 'arrival' }>;

function instantOrEmpty(moment: Moment | undefined, now: Date): string {
  return (moment === undefined ? undefined : instantOf(moment, now)) ?? '';
}

/** A plate for what drives on roads, a service number for what runs by a timetable. */
function journeyOf({ transport, service }: Answers): Arrival['journey'] {
  const text = service.trim();
  if (text === '') return { transport };
  return transport === 'car' || transport === 'truck'
    ? { transport, plate: text }
    : { transport, serviceNumber: text };
}

/** The arrival as answered; what is missing is empty, for the schema to name it. */
export function arrivalOf(answers: Answers, now: Date): Arrival {
  return {
    kind: 'arrival',
    arrivedAt: instantOrEmpty(answers.arrival, now),
    journey: journeyOf(answers),
    symptoms:
      answers.symptoms === true ? { present: true, which: answers.symptomsWhich } : { present: false },
    riskStays: answers.riskStay === true ? { present: true, stays: answers.stays } : { present: false },
    ...noteOf(answers),
  };
}

function noteOf({ note }: Answers): { note?: string } {
  return note.trim() === '' ? {} : { note: note.trim() };
}

function contactSteps(answers: Answers, known: Known, now: Date): VerificationRequest[] {
  if (!mayHappen(known, 'arrival') || answers.reached === undefined) return [];
  const { means } = answers;
  if (answers.reached === 'no') return [{ kind: 'contact', means, reached: false, ...noteOf(answers) }];
  if (answers.reached === 'not-coming') return [{ kind: 'not-coming', ...noteOf(answers) }];
  if (answers.arrived === false) return [{ kind: 'contact', means, reached: true, ...noteOf(answers) }];
  // Who has arrived was reached: one entry says both, and one call is saved (design.md F6).
  return answers.arrived === true ? [arrivalOf(answers, now)] : [];
}

function testSteps({ test, sample, isTestSent }: Answers, now: Date): VerificationRequest[] {
  if (test === undefined || test === 'none' || isTestSent === true) return [];
  return [{ kind: 'test', sampledAt: instantOrEmpty(sample, now), result: test }];
}

function measureSteps({ measure, startDate }: Answers, { offered }: Known): VerificationRequest[] {
  const picked = typeof measure === 'number' ? offered[measure] : undefined;
  if (picked === undefined || startDate === undefined) return [];
  const { ruleId, ruleVersion, option } = picked;
  return [{ kind: 'measure', ruleId, ruleVersion, option, startDate }];
}

/** The answers as the steps to be recorded, in the order in which they happened. */
export function stepsOf(answers: Answers, known: Known, now: Date): VerificationRequest[] {
  return [...contactSteps(answers, known, now), ...testSteps(answers, now), ...measureSteps(answers, known)];
}
