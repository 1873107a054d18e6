import type { Notification } from '../../../schemas/notification.ts';
import type { Acknowledged } from '../../shared/change-log/acknowledged.ts';
import { type Counted, waitingOf } from '../../shared/change-log/tell-standing.ts';
import { type Compared, compareHeld } from './compare-held.ts';

/** Up to where a system has taken the changes of a city, and what was told of it. */
export interface WatchedReader {
  acknowledged: Acknowledged;
  compared?: Compared;
  toldWaiting?: string;
  toldDiffer?: string;
}

type Of = Pick<WatchedReader['acknowledged'], 'city' | 'reader'>;

export interface ReadersNeeds {
  /** Those that ever acknowledged anything. */
  readers(): Promise<WatchedReader[]>;
  /** The log as it is now, as it was some minutes ago, and as it was when what waits since then waits for too long. */
  log(
    now: Date,
  ): Promise<{ last: Counted | undefined; settled: Counted | undefined; overdue: Counted | undefined }>;
  /** How many declarations count in a city. */
  count(city: string): Promise<number>;
  keepCompared(of: Of, compared: Compared): Promise<void>;
  notify(notification: Notification): Promise<void>;
  remember(of: Of, told: Pick<WatchedReader, 'toldWaiting' | 'toldDiffer'>): Promise<void>;
}

const province = '41';

/**
 * Tells the province, and the city of its own system, once of each, that a system has not taken what changed for more than a day, and that it
 * holds another number of declarations than we do (requirements J1: acknowledgement and counts).
 * @returns the cities of which something is to be looked into
 */
export async function watchReaders(needs: ReadersNeeds, now: Date): Promise<string[]> {
  const readers = await needs.readers();
  if (readers.length === 0) return [];
  const log = await needs.log(now);
  const cities = new Set<string>();
  for (const known of readers) {
    const { city } = known.acknowledged;
    const isOverdue = waitingOf(known.acknowledged, log.overdue) > 0;
    await tellWaiting(needs, known, isOverdue);
    const compared = await compareHeld(needs, known, { ...log, now });
    await tellDiffer(needs, known, compared);
    if (isOverdue || compared?.differs === true) cities.add(city);
  }
  return [...cities];
}

async function tellWaiting(needs: ReadersNeeds, known: WatchedReader, isOverdue: boolean): Promise<void> {
  const { acknowledged, toldWaiting = '' } = known;
  if (isOverdue === (toldWaiting !== '')) return;
  if (isOverdue) await tell(needs, known, { state: 'waiting', of: acknowledged.at });
  await needs.remember(acknowledged, { toldWaiting: isOverdue ? acknowledged.at : '' });
}

async function tellDiffer(
  needs: ReadersNeeds,
  known: WatchedReader,
  compared: Compared | undefined,
): Promise<void> {
  if (compared?.differs !== true) return;
  const of = `${compared.begun}-${compared.told}-${compared.ours}-${compared.theirs}`;
  if (known.toldDiffer === of) return;
  await tell(needs, known, { state: 'differ', of });
  await needs.remember(known.acknowledged, { toldDiffer: of });
}

async function tell(
  needs: ReadersNeeds,
  { acknowledged: { city, reader } }: WatchedReader,
  { state, of }: { state: 'waiting' | 'differ'; of: string },
): Promise<void> {
  for (const place of reader === 'platform' ? [province] : [province, city])
    await needs.notify({
      ...{ kind: 'city-changes', id: `city-changes-${city}-${reader}-${state}-${of}-${place}` },
      ...{ place, city, reader, state },
    });
}
