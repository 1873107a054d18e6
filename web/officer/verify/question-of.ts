import type { Entry } from '../outbox/action.ts';
import { kindOf } from '../outbox/action.ts';
import type { Question } from './questions.ts';

const questionByKind: Record<string, Question> = {
  contact: 'reached',
  'not-coming': 'reached',
  arrival: 'when',
  test: 'test',
  measure: 'measure',
};

/** The question whose answer the first of these entries is; undefined when none is a step of a verification. */
export function questionOf(entries: readonly Entry[]): Question | undefined {
  const kind = entries[0] === undefined ? undefined : kindOf(entries[0]);
  return kind === undefined ? undefined : questionByKind[kind];
}
