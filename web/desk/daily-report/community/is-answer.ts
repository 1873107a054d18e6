import { ProblemError } from '../../../staff/refusals.ts';

/** Whether the system answered that it will not, so that trying again is of no use: another's, none, or not yet. */
export function isAnswer(error: unknown): boolean {
  return error instanceof ProblemError && [403, 404, 409].includes(error.problem.status);
}
