import type { ContactMeans, Symptom, TestResult, Transport } from '../../../schemas/codes.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { mayHappen } from '../case/may-act.ts';
import type { Moment } from './moment.ts';
import type { Question } from './questions.ts';

export interface Stay {
  regionCode: string;
  fromDate: string;
  toDate: string;
}

/** The answers of one verification, as far as they are given. */
export interface Answers {
  means: ContactMeans;
  reached?: 'yes' | 'no' | 'not-coming';
  arrived?: boolean;
  arrival?: Moment;
  transport: Transport;
  service: string;
  symptoms?: boolean;
  symptomsWhich: Symptom[];
  riskStay?: boolean;
  stays: Stay[];
  test?: 'none' | TestResult;
  /** The test went out with the arrival, before the measure was asked for. */
  isTestSent?: boolean;
  sample?: Moment;
  measure?: 'none' | number;
  startDate?: string;
  note: string;
}

type MeasureKnown = Pick<CaseDetail, 'measure'>;

/** Nothing answered yet; what was declared stands ready where it only has to be confirmed. */
export function emptyAnswers({ journey, riskStays }: Pick<CaseDetail, 'journey' | 'riskStays'>): Answers {
  return {
    means: 'phone',
    transport: journey.transport,
    service: journey.serviceNumber ?? journey.plate ?? '',
    symptomsWhich: [],
    stays: riskStays.stays ?? [],
    note: '',
  };
}

/** Where the questions begin: with the arrival when it is still open, else with the test. */
export function firstQuestion(detail: Pick<CaseDetail, 'allowed'>): Question {
  return mayHappen(detail, 'arrival') ? 'reached' : 'test';
}

/** What is asked after a question; `save` when nothing is: a measure in force is not asked for again. */
export function questionAfter(question: Question, answers: Answers, known: MeasureKnown): Question | 'save' {
  switch (question) {
    case 'reached':
      return answers.reached === 'yes' ? 'arrived' : 'save';
    case 'arrived':
      return answers.arrived === true ? 'when' : 'save';
    case 'when':
      return 'test';
    case 'test':
      return known.measure === undefined ? 'measure' : 'save';
    case 'measure':
      return 'save';
  }
}

/** The questions already answered before one, in order; undefined when one of them still is not. */
export function answeredBefore(
  question: Question,
  answers: Answers,
  known: MeasureKnown & Pick<CaseDetail, 'allowed'>,
): Question[] | undefined {
  const answered: Question[] = [];
  let current: Question | 'save' = firstQuestion(known);
  while (current !== question) {
    if (current === 'save') return undefined;
    answered.push(current);
    current = questionAfter(current, answers, known);
  }
  return answered;
}
