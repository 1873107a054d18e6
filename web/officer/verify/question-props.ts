import type { CaseDetail } from '../../../schemas/worklist.ts';
import type { Answers } from './answers.ts';
import type { Question } from './questions.ts';

/** What every question's screen gets. */
export interface QuestionProps {
  detail: CaseDetail;
  answers: Answers;
  /** Keeps answers and stays on the question. */
  give: (given: Partial<Answers>) => void;
  /** Keeps answers and goes on: to the next question, or to saving when there is none. */
  finish: (question: Question, given: Partial<Answers>) => void;
}
