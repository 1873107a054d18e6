import type { FindingOutcome } from '../../../schemas/finding.ts';
import type { DeclarationState } from '../../../schemas/life-cycle.ts';
import type { RowOutcomeState } from '../../../schemas/row-outcome.ts';
import { type Episode, type StoredFinding } from '../../shared/findings/finding.ts';

/** What became of somebody who was looked for. */
export interface Outcome {
  state: RowOutcomeState;
  reason?: FindingOutcome;
  /** From when it was looked into, to when it was seen through or now. */
  days?: number;
}

type Looked = Pick<StoredFinding, 'state' | 'episodes'>;

/** A case as it stands, with what the rule about lists from outside found of it, or who it may be about. */
export interface AnsweringCase {
  state: DeclarationState;
  finding: Looked | undefined;
}

const dayMs = 86_400_000;

/** A search as it stands, with the case that somebody turned up with, as long as that can be found. */
export type AnsweringSearch = Looked & { turnedUp?: AnsweringCase | undefined };

/**
 * Of a row about nobody who had declared, by the search that it began; undefined when that is gone. Whoever has declared since is answered for by
 * their case: it may have been withdrawn, or be over.
 */
export function outcomeOfSearch(search: AnsweringSearch | undefined, now: Date): Outcome {
  if (search === undefined) return { state: 'deleted' };
  const last = search.episodes.at(-1);
  const days = daysOf(last, now);
  if (search.state === 'open') return { state: 'open', ...days };
  const reason = last?.outcome;
  if (reason === 'registered' && search.turnedUp !== undefined)
    return { ...days, ...outcomeOfCase(search.turnedUp, now) };
  return { state: reason === 'registered' ? 'declared' : 'seen-through', ...(reason && { reason }), ...days };
}

/**
 * Of a row about a case: what was done there comes before what was found, for a measure answers the letter. Of several cases of one person the one
 * that is furthest answers.
 */
export function outcomeOfCases(cases: readonly (AnsweringCase | undefined)[], now: Date): Outcome {
  const told = cases.flatMap((one) => (one === undefined ? [] : [outcomeOfCase(one, now)]));
  const ranked = order.flatMap((state) => told.filter((one) => one.state === state));
  return ranked[0] ?? { state: 'deleted' };
}

const order: readonly RowOutcomeState[] = [
  ...(['controlled', 'released', 'seen-through', 'open', 'declared', 'not-coming'] as const),
];

function outcomeOfCase({ state, finding }: AnsweringCase, now: Date): Outcome {
  const last = finding?.episodes.at(-1);
  const days = daysOf(last, now);
  if (state === 'under-control') return { state: 'controlled', ...days };
  if (state === 'released') return { state: 'released', ...days };
  if (finding?.state === 'open') return { state: 'open', ...days };
  const reason = last?.outcome;
  if (reason !== undefined && reason !== 'settled') return { state: 'seen-through', reason, ...days };
  return { state: state === 'withdrawn' || state === 'not-coming' ? 'not-coming' : 'declared', ...days };
}

/** Of a row that may be about somebody: whether it is, is asked first; where it is about nobody of these, a search has begun. */
export function outcomeOfAsked(
  cases: readonly (AnsweringCase & { identity: Looked | undefined })[],
  search: AnsweringSearch | undefined,
  now: Date,
): Outcome {
  const waiting = cases.find(({ identity }) => identity?.state === 'open');
  if (waiting !== undefined)
    return { state: 'unconfirmed', ...daysOf(waiting.identity?.episodes.at(-1), now) };
  const same = cases.filter(({ identity }) => identity?.episodes.at(-1)?.outcome === 'same-person');
  if (same.length > 0) return outcomeOfCases(same, now);
  if (search !== undefined) return outcomeOfSearch(search, now);
  const reason = cases.flatMap(({ identity }) => identity?.episodes.at(-1)?.outcome ?? [])[0];
  return reason === undefined ? { state: 'deleted' } : { state: 'seen-through', reason };
}

function daysOf(episode: Episode | undefined, now: Date): { days?: number } {
  if (episode === undefined) return {};
  const until = episode.closedAt === undefined ? now.getTime() : Date.parse(episode.closedAt);
  return { days: Math.floor((until - Date.parse(episode.openedAt)) / dayMs) };
}
