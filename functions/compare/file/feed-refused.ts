import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';

/** Found while a file is being expanded: nothing of it is used. */
export class FeedRefusedError extends Error {
  override readonly name = 'FeedRefusedError';
  readonly code: FeedRefusalCode;

  constructor(code: FeedRefusalCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
