import type { FeedKind } from './feed-kind.ts';
import { type FeedMandate, isFeedOpen, isInForce } from './feed-mandate.ts';
import type { FeedLast, FeedRun } from './feed-run.ts';

/** What is known of the files of all kinds. */
export interface FeedHistory {
  /** The last ones, the newest first. */
  runs: readonly Pick<FeedRun, 'id' | 'kind' | 'state' | 'receivedAt'>[];
  /** Of each kind the last that could be used, also where it is not among them any more. */
  last: readonly FeedLast[];
  mandates: readonly FeedMandate[];
}

export interface Freshness {
  state: 'off' | 'none' | 'fresh' | 'silent';
  last?: FeedLast;
  /** Hours beyond those that may pass without a file. */
  late?: number;
}

const hourMs = 3_600_000;
const toldNothing: ReadonlySet<FeedRun['state']> = new Set(['refused', 'failed', 'lapsed']);

/**
 * How a source keeps to its time (requirements D3, J1: a silent source alarms). A kind counts from its first file on, one that tells
 * whereabouts from the first under the mandate in force. What was refused, failed or lapsed told nothing, so it is no file that came
 * in time; one that is being read or held is.
 */
export function freshnessOf(kind: FeedKind, history: FeedHistory, now: Date): Freshness {
  const { mandates } = history;
  if (!isFeedOpen(kind, mandates, now)) return { state: 'off' };
  const last = lastOf(kind, history);
  if (last === undefined) return { state: 'none' };
  const cameAt = new Date(last.receivedAt);
  const own = mandates.filter((mandate) => mandate.kind === kind.id && isInForce(mandate, now));
  if (kind.whereabouts && !own.some((mandate) => isInForce(mandate, cameAt))) return { state: 'none' };
  const late = (now.getTime() - cameAt.getTime()) / hourMs - kind.freshHours;
  return late > 0 ? { state: 'silent', last, late: Math.floor(late) } : { state: 'fresh', last };
}

function lastOf({ id: kind }: FeedKind, { runs, last }: FeedHistory): FeedLast | undefined {
  const usable = runs.find((run) => run.kind === kind && !toldNothing.has(run.state));
  const known = last.find((one) => one.kind === kind);
  if (usable === undefined || (known !== undefined && known.receivedAt >= usable.receivedAt)) return known;
  return { kind, run: usable.id, receivedAt: usable.receivedAt };
}
