import type { MessageCode } from '../../schemas/messages.ts';

/** Which field is wrong, as a path into the body, and the code of the sentence that says how to mend it. */
export interface Issue {
  path: readonly (string | number)[];
  code: string;
}

/** What was sent is wrong and can be put right by whoever sent it: 422, or 400 and 413 for what is no request at all. */
export class InvalidError extends Error {
  override readonly name = 'InvalidError';
  readonly code: MessageCode;
  readonly issues: readonly Issue[];
  readonly status: 400 | 413 | 422;

  constructor(issues: readonly Issue[], code: MessageCode = 'invalid', status: 400 | 413 | 422 = 422) {
    super(code);
    this.code = code;
    this.issues = issues;
    this.status = status;
  }
}

export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 412 | 428 | 429;

/** What a refusal tells beside its sentence, as members of the problem (RFC 9457 §3.2); nothing personal. */
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** What was sent is well formed and may not be done now, or by them. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: MessageCode;
  readonly status: RefusalStatus;
  /** For 429: after how many seconds it is worth trying again. */
  readonly retryAfterSeconds: number | undefined;
  readonly details: RefusalDetails;

  constructor(
    code: MessageCode,
    status: RefusalStatus,
    more: { retryAfterSeconds?: number; details?: RefusalDetails } = {},
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.details = more.details ?? {};
  }
}

/** Unknown, or not theirs: one answer for both, so that nobody learns which (invariant 7). */
export function notFound(): RefusedError {
  return new RefusedError('not-found', 404);
}

/** A region is public knowledge: that it is not theirs may be said, and tells nothing about anybody in it. */
export function outsideJurisdiction(): RefusedError {
  return new RefusedError('outside-jurisdiction', 403);
}
