import type { Problem } from '../../schemas/problem.ts';

/** The system answered that it will not: its sentence is for the officer, in the language asked for (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** No answer, or one that promises to be another a little later: worth trying again with the same Idempotency-Key. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly busy: boolean;
  readonly retryAfterSeconds: number;

  constructor(busy: boolean, retryAfterSeconds: number, options?: ErrorOptions) {
    super(busy ? 'busy' : 'no answer', options);
    this.busy = busy;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The sign-in has ended: the token was refused and could not be renewed. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}
