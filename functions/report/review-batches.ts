/** What a piece of work came to: something was done, or it has to be done again. */
export type Result<Work> = { failed: Work } | Record<string, number>;

export interface Review<Work> {
  failed: Work[];
  tries: number;
  /** Whether the machine goes on: all is done, or was tried often enough. */
  goesOn: boolean;
}

/** So often what failed is done again by itself; then people have to look into it. */
const mostTries = 3;

/** What has to be done again of a step that was split into pieces of work. */
export function reviewBatches<Work>(
  results: readonly Result<Work>[],
  before?: Pick<Review<Work>, 'tries'>,
): Review<Work> {
  const failed = results.flatMap((result) => ('failed' in result ? [result.failed as Work] : []));
  const tries = (before?.tries ?? 0) + 1;
  return { failed, tries, goesOn: failed.length === 0 || tries >= mostTries };
}
