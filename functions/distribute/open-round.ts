import type { Notification } from '../../schemas/notification.ts';
import { roundBefore } from '../../schemas/rounds.ts';
import type { Clock } from '../shared/clock.ts';

export interface Round {
  at: string;
  /** The last round of which every place was told, and from when on its places were listed for that. */
  told: { at: string; listedAt: string };
}

/** A place that a round has something new for, and when that was noted last. */
export interface RoundPlace {
  place: string;
  markedAt: string;
}

export interface RoundNeeds {
  rounds: {
    find(): Promise<Round | undefined>;
    /** Moves the round forward if it still is the previous one. */
    move(next: { at: string; previous?: string }): Promise<unknown>;
    /** Remembers that every place was told, up to a round. */
    finish(told: Round['told']): Promise<void>;
    /** The places that a round has something new for, some at a time. */
    places(roundAt: string): AsyncIterable<readonly RoundPlace[]>;
  };
  notify(notifications: readonly Notification[]): Promise<void>;
}

// A day and a night of rounds: what waited longer has been told by overdue.
const mostMissed = 64;
/** How far apart the clocks of two functions may be, and how long a list may not show what was noted. */
const leewayMs = 60_000;

/**
 * Opens a distribution round (requirements B2): what was submitted until then is handed out, and each place with something
 * new is told once. It makes up for the rounds that did not happen or failed half-way, back to the last that was told whole,
 * and for what was noted for that one when its places had been listed already. A digest's id names the last round that its
 * place was noted for, so that telling it again is telling the same.
 * @returns how many places were told.
 */
export async function openRound(needs: RoundNeeds, scheduledAt: Date, clock: Clock): Promise<number> {
  const at = roundBefore(scheduledAt).toISOString();
  const round = await moveTo(needs, at);
  if (round.at !== at) return 0;
  const listedAt = clock().toISOString();
  const seen = new Set<string>();
  for (const notedFor of roundsToTell(round))
    for await (const places of needs.rounds.places(notedFor)) {
      const untold = places.filter((one) => !seen.has(one.place) && isUntold(one, round.told, notedFor));
      for (const { place } of untold) seen.add(place);
      await needs.notify(untold.map(({ place }) => digestOf(place, notedFor, at)));
    }
  await needs.rounds.finish({ at, listedAt });
  return seen.size;
}

/** The round as it stands once it is at least `at`. */
async function moveTo({ rounds }: RoundNeeds, at: string): Promise<Round> {
  for (;;) {
    const current = await rounds.find();
    if (current !== undefined && current.at >= at) return current;
    await rounds.move({ at, ...(current !== undefined && { previous: current.at }) });
  }
}

/** The round itself and those before it, back to the last that was told whole. */
function roundsToTell({ at, told }: Round): string[] {
  const rounds: string[] = [];
  for (let next = at; next >= told.at && rounds.length < mostMissed; next = roundBeforeThat(next))
    rounds.push(next);
  return rounds;
}

function roundBeforeThat(at: string): string {
  return roundBefore(new Date(Date.parse(at) - 1)).toISOString();
}

// Of a round that was told whole, what was noted when its places may have been listed already.
function isUntold({ markedAt }: RoundPlace, told: Round['told'], notedFor: string): boolean {
  return notedFor > told.at || Date.parse(markedAt) >= Date.parse(told.listedAt) - leewayMs;
}

/** What it says is counted by whoever sends it: nothing where what was announced is gone by then. */
function digestOf(place: string, notedFor: string, roundAt: string): Notification {
  return { kind: 'round-digest', id: `round-digest-${notedFor}-${place}`, place, roundAt };
}
