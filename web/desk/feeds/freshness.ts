import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';

export interface Freshness {
  state: 'off' | 'fresh' | 'silent' | 'none' | 'unknown';
  last?: FeedRun;
  /** Hours beyond those that may pass without a file. */
  late?: number;
}

/** As many runs as are told of: of what is not among them, nothing is known when there are so many. */
const mostRuns = 100;
/** What was held came in time, whatever becomes of it. */
const came: ReadonlySet<FeedRun['state']> = new Set(['done', 'reading', 'held']);
const hourMs = 3_600_000;

/**
 * How a source keeps to its time (requirements D3). What was refused told nothing, so it is no file that came in time.
 */
export function freshnessOf(kind: FeedKind, runs: readonly FeedRun[], now: Date): Freshness {
  if (kind.whereabouts) return { state: 'off' };
  const last = runs.find((run) => run.kind === kind.id && came.has(run.state));
  const seen = last ?? (runs.length < mostRuns ? undefined : runs.at(-1));
  if (seen === undefined) return { state: 'none' };
  const late = (now.getTime() - Date.parse(seen.receivedAt)) / hourMs - kind.freshHours;
  if (late > 0) return { state: 'silent', late: Math.floor(late), ...(last && { last }) };
  return last === undefined ? { state: 'unknown' } : { state: 'fresh', last };
}
