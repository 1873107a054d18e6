import { type FeedRelease, releasesNeeded } from '../../schemas/feed-guard.ts';
import { type FeedRun, type FeedRunState, hasFiles } from '../../schemas/feed-run.ts';

/** A release with the id of its entry in the audit chain, and what makes its request recognisable. */
export type KeptRelease = FeedRelease & Record<'entry' | 'key' | 'body', string>;

/** A run as it is kept: its state follows from the rest. */
export type KeptRun = Omit<FeedRun, 'state' | 'releases'> & { releases: readonly KeptRelease[] };

/** Longer than all tries of the longest run take: by then its alarm has rung. */
const stuckMs = 6 * 3_600_000;

/** A run as it is told. */
export function tellRun({ releases, ...run }: KeptRun, now: Date): FeedRun {
  return {
    ...run,
    state: stateOf({ ...run, releases }, now),
    ...(run.held && { releases: releases.map(({ by, at, reason }) => ({ by, at, reason })) }),
  };
}

/** What has not ended for hours has failed; what is held waits for as long as its files are kept. */
function stateOf(run: KeptRun, now: Date): FeedRunState {
  if (run.endedAt !== undefined) return run.refusal === undefined ? 'done' : 'refused';
  if (run.held !== undefined && !isReleased(run)) return hasFiles(run, now) ? 'held' : 'lapsed';
  const since = run.releases.at(-1)?.at ?? run.receivedAt;
  return now.getTime() - Date.parse(since) > stuckMs ? 'failed' : 'reading';
}

/** Whether as many as it takes have released it. */
export function isReleased({ releases }: Pick<KeptRun, 'releases'>): boolean {
  return releases.length >= releasesNeeded;
}
