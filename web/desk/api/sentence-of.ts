import { ProblemError, UnreachableError } from '../../staff/refusals.ts';
import type { Words } from '../words/zh.ts';

/** What went wrong, in one sentence that says how to mend it. */
export function sentenceOf(error: unknown, words: Words): string {
  if (error instanceof ProblemError) {
    const fields = (error.problem.errors ?? []).map((field) => field.message);
    return fields.length > 0 ? [...new Set(fields)].join(' ') : error.problem.detail;
  }
  if (error instanceof UnreachableError) return error.busy ? words.problem.busy : words.problem.network;
  return words.problem.unexpected;
}

/** The system will not show it, whatever is tried again. */
export function isRefused(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 403 || error.problem.status === 404);
}
