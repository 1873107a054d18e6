import type { Notification } from '../../schemas/notification.ts';
import { roundBefore } from '../../schemas/rounds.ts';
import type { WorklistRow } from '../../schemas/worklist.ts';
import { countRows, ownRows } from './count-rows.ts';

export interface Round {
  at: string;
  previous?: string;
}

export interface RoundNeeds {
  rounds: {
    find(): Promise<Round | undefined>;
    /** Moves the round forward if it still is the previous one; says whether it did. */
    move(next: Round): Promise<boolean>;
    /** The places that a round has something new for, some at a time. */
    places(roundAt: string): AsyncIterable<readonly string[]>;
  };
  rows: { of(place: string): Promise<readonly OpenRow[]> };
  notify(notifications: readonly Notification[]): Promise<void>;
}

type OpenRow = Omit<WorklistRow, 'section'>;

// A day and a night of rounds: what waited longer has been told by overdue.
const mostMissed = 64;

/**
 * Opens a distribution round (requirements B2): what was submitted until then is handed out, and each place with something
 * new is told once. Doing it again tells the same under the same ids; rounds that did not happen are made up for.
 * @returns how many places were told.
 */
export async function openRound(needs: RoundNeeds, scheduledAt: Date): Promise<number> {
  const at = roundBefore(scheduledAt).toISOString();
  const round = await moveTo(needs, at);
  if (round.at !== at) return 0;
  const seen = new Set<string>();
  let told = 0;
  for (const roundAt of roundsUpTo(round))
    for await (const places of needs.rounds.places(roundAt)) {
      const fresh = places.filter((place) => !seen.has(place));
      for (const place of fresh) seen.add(place);
      const digests = await Promise.all(fresh.map((place) => digestOf(needs, place, at)));
      await needs.notify(digests.flat());
      told += digests.flat().length;
    }
  return told;
}

/** The round as it stands once it is at least `at`. */
async function moveTo({ rounds }: RoundNeeds, at: string): Promise<Round> {
  for (;;) {
    const current = await rounds.find();
    if (current !== undefined && current.at >= at) return current;
    const next: Round = { at, ...(current !== undefined && { previous: current.at }) };
    if (await rounds.move(next)) return next;
  }
}

/** The round itself after those since the previous one that did not happen. */
function roundsUpTo({ at, previous }: Round): string[] {
  const rounds = [at];
  while (previous !== undefined && rounds.length < mostMissed) {
    const earlier = roundBefore(new Date(Date.parse(rounds[0] ?? at) - 1)).toISOString();
    if (earlier <= previous) break;
    rounds.unshift(earlier);
  }
  return rounds;
}

/** Nothing where what was announced is gone by now: withdrawn, or elsewhere. */
async function digestOf({ rows }: RoundNeeds, place: string, roundAt: string): Promise<Notification[]> {
  const own = ownRows(await rows.of(place), new Date(roundAt));
  if (own.length === 0) return [];
  const counts = countRows(own, new Date(roundAt));
  return [{ kind: 'round-digest', id: `round-digest-${roundAt}-${place}`, place, roundAt, ...counts }];
}
