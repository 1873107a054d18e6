import { confirmation, type ObjectionAnswerRequest } from '../../../schemas/daily-report.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { contentOf } from '../api/request.ts';
import { oneLine } from './confirm-draft.ts';
import type { Reported } from './held-reports.ts';
import { readReport, reportPath } from './report-store.ts';

/**
 * Sends what the township answers to an objection; the same answer sent again is the same (requirements E1).
 * @throws what the system refused, or that it was not reached
 */
export async function sendAnswer(of: Reported, { upheld, answer }: ObjectionAnswerRequest): Promise<void> {
  try {
    await contentOf({
      path: `${reportPath(of)}/objection-answer`,
      answer: confirmation,
      post: { body: { upheld, answer: oneLine(answer) }, key: crypto.randomUUID() },
    });
  } catch (error) {
    // Somebody else of the township was quicker: their answer is to be seen.
    if (!(error instanceof ProblemError && error.problem.code === 'objection.answered')) throw error;
  }
  await readReport(of);
}
