/** What a batch came to. */
export type BatchResult = { communities: number } | { failed: Batch };

export interface Batch {
  day: string;
  counties: string[];
}

export interface Review {
  communities: number;
  failed: Batch[];
  tries: number;
  /** Whether the machine goes on: all is done, or was tried often enough. */
  goesOn: boolean;
}

/** So often what failed is done again by itself; then people have to look into it. */
const mostTries = 3;

/** What is done of a step that was split into batches, and what has to be done again. */
export function reviewBatches(
  results: readonly BatchResult[],
  before?: Pick<Review, 'tries' | 'communities'>,
): Review {
  const failed = results.flatMap((result) => ('failed' in result ? [result.failed] : []));
  const done = results.reduce((sum, result) => sum + ('failed' in result ? 0 : result.communities), 0);
  const tries = (before?.tries ?? 0) + 1;
  return {
    communities: (before?.communities ?? 0) + done,
    failed,
    tries,
    goesOn: failed.length === 0 || tries >= mostTries,
  };
}
