import { type FeedHistory, freshnessOf } from '../../../schemas/feed-freshness.ts';
import { type FeedKind, feedKinds } from '../../../schemas/feed-kind.ts';
import type { FeedLast } from '../../../schemas/feed-run.ts';
import type { Notification } from '../../../schemas/notification.ts';

export interface SilenceNeeds {
  /** `told`: by kind the file after which it was silent when somebody was told of that. */
  known(now: Date): Promise<{ history: FeedHistory; told: ReadonlyMap<string, string> }>;
  notify(notification: Notification): Promise<void>;
  /** Remembers that the silence after a file was told of. */
  remember(told: Pick<FeedLast, 'kind' | 'run'>): Promise<void>;
}

export interface Silence {
  kind: FeedKind['id'];
  /** Hours beyond those that may pass without a file. */
  late: number;
}

const province = '41';

/**
 * Which sources are silent for longer than they may be (requirements J1; issue 5). The province's administrators are told once of each
 * silence: it is the one after a certain file, so a source that speaks and falls silent again is told of again.
 */
export async function raiseSilence(needs: SilenceNeeds, now: Date): Promise<Silence[]> {
  const { history, told } = await needs.known(now);
  const silences: Silence[] = [];
  for (const kind of feedKinds) {
    const { state, last, late = 0 } = freshnessOf(kind, history, now);
    if (state !== 'silent' || last === undefined) continue;
    silences.push({ kind: kind.id, late });
    if (told.get(kind.id) === last.run) continue;
    const { run, receivedAt: since } = last;
    const id = `feed-silent-${kind.id}-${run}`;
    await needs.notify({ kind: 'feed-silent', id, place: province, feed: kind.id, since });
    await needs.remember({ kind: kind.id, run });
  }
  return silences;
}
