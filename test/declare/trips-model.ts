import { shanghaiDate } from '../../schemas/shanghai-day.ts';

/** One write that a citizen asks for, with its Idempotency-Key. */
export type Ask =
  | (Mark & { kind: 'submission'; ids: string[]; people: string[]; arrival: string })
  | (Mark & { kind: 'edit'; id: string; person: string; arrival: string; version: number })
  | (Mark & { kind: 'withdrawal' | 'message'; id: string });

interface Mark {
  key: string;
  variant: string;
}

/** What a declaration must be, told without any of the code that stores it. */
export interface Trip {
  id: string;
  person: string;
  state: 'declared' | 'claimed' | 'withdrawn';
  arrival: string;
  version: number;
  edits: number;
  claimOf: string | undefined;
  claims: readonly string[];
  changes: readonly Mark[];
  messages: readonly Mark[];
}

interface Filing {
  ids: readonly string[];
  variant: string;
  at: string;
}

/** All trips, and what was submitted with which key. It is never changed: each step makes another one. */
export interface Trips {
  byId: ReadonlyMap<string, Trip>;
  filings: ReadonlyMap<string, Filing>;
}

export const noTrips: Trips = { byId: new Map(), filings: new Map() };

type Step = readonly [Trips, string];

/** What one request makes of the trips, and what it is answered with (requirements A4, A7). */
export function take(trips: Trips, ask: Ask, now: string): Step {
  if (ask.kind === 'submission') return submit(trips, ask, now);
  const trip = trips.byId.get(ask.id);
  if (trip === undefined) return [trips, '404 not-found'];
  const kept = (ask.kind === 'message' ? trip.messages : trip.changes).find(({ key }) => key === ask.key);
  if (kept !== undefined)
    return [trips, kept.variant === ask.variant ? answerOf(trip) : '422 idempotency.reused'];
  if (trip.state === 'withdrawn') return [trips, '409 withdrawn'];
  if (ask.kind === 'message') return keep(trips, { ...trip, messages: [...trip.messages, markOf(ask)] });
  if (trip.arrival <= now) return [trips, '409 arrival-passed'];
  if (ask.kind === 'edit') return edit(trips, trip, { ask, now });
  const changes = [...trip.changes, markOf(ask)];
  return keep(unlist(trips, trip), { ...trip, changes, state: 'withdrawn' });
}

export function answerOf({ state, version, edits, arrival }: Omit<Trip, 'person'>): string {
  return `200 ${state} v${version} ${edits} edits ${arrival}`;
}

function markOf({ key, variant }: Ask): Mark {
  return { key, variant };
}

function keep(trips: Trips, trip: Trip): Step {
  const next = { ...trip, version: trip.version + 1 };
  return [{ ...trips, byId: new Map(trips.byId).set(trip.id, next) }, answerOf(next)];
}

type Asked<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>;

/** An edit onto a day that another trip of the person holds makes it a claim; a claim stays one wherever it moves. */
function edit(trips: Trips, trip: Trip, { ask, now }: { ask: Asked<'edit'>; now: string }): Step {
  if (trip.edits >= 2) return [trips, '409 edits-used-up'];
  if (trip.version !== ask.version) return [trips, '412 version-stale'];
  if (ask.arrival <= now) return [trips, '422 invalid'];
  const changes = [...trip.changes, markOf(ask)];
  const edited = { ...trip, changes, edits: trip.edits + 1, arrival: ask.arrival };
  const holder = trip.state === 'declared' ? holderOf(trips, edited) : undefined;
  if (holder === undefined) return keep(trips, edited);
  return keep(list(trips, holder, trip.id), { ...edited, state: 'claimed', claimOf: holder.id });
}

function submit(trips: Trips, ask: Asked<'submission'>, now: string): Step {
  const earlier = trips.filings.get(ask.key);
  if (earlier !== undefined)
    return [
      trips,
      earlier.variant === ask.variant ? answerToFiling(ask.ids, earlier.at) : '422 idempotency.reused',
    ];
  if (ask.arrival <= now) return [trips, '422 invalid'];
  const filing = { ids: ask.ids, variant: ask.variant, at: now };
  const filed = { ...trips, filings: new Map(trips.filings).set(ask.key, filing) };
  const stored = ask.people.reduce(
    (all: Trips, person, index) => file(all, { person, id: ask.ids[index] ?? '', arrival: ask.arrival }),
    filed,
  );
  return [stored, answerToFiling(ask.ids, now)];
}

export function answerToFiling(ids: readonly string[], at: string): string {
  return `201 ${ids.join()} ${at}`;
}

function file(trips: Trips, told: Pick<Trip, 'id' | 'person' | 'arrival'>): Trips {
  const fresh = { version: 1, edits: 0, claims: [], changes: [], messages: [] };
  const holder = holderOf(trips, told);
  const state = holder === undefined ? 'declared' : 'claimed';
  const beside = holder === undefined ? trips : list(trips, holder, told.id);
  const trip: Trip = { ...told, ...fresh, state, claimOf: holder?.id };
  return { ...beside, byId: new Map(beside.byId).set(told.id, trip) };
}

/** Whose the person's day is: one trip at most counts for it. */
export function holderOf(
  { byId }: Trips,
  { id, person, arrival }: Pick<Trip, 'id' | 'person' | 'arrival'>,
): Trip | undefined {
  const date = shanghaiDate(new Date(arrival));
  return [...byId.values()].find(
    (trip) =>
      trip.state === 'declared' &&
      trip.person === person &&
      trip.id !== id &&
      shanghaiDate(new Date(trip.arrival)) === date,
  );
}

function list(trips: Trips, holder: Trip, claim: string): Trips {
  if (holder.claims.length >= 10) return trips;
  const listing = { ...holder, claims: [...holder.claims, claim] };
  return { ...trips, byId: new Map(trips.byId).set(holder.id, listing) };
}

function unlist(trips: Trips, claim: Trip): Trips {
  const first = claim.state === 'claimed' ? trips.byId.get(claim.claimOf ?? '') : undefined;
  if (first === undefined) return trips;
  const rest = { ...first, claims: first.claims.filter((id) => id !== claim.id) };
  return { ...trips, byId: new Map(trips.byId).set(first.id, rest) };
}

/** The requests in every order in which they may have come, and what each order would have led to. */
export function outcomesOf(
  trips: Trips,
  asks: readonly Ask[],
  now: string,
): { trips: Trips; answers: Map<Ask, string> }[] {
  if (asks.length === 0) return [{ trips, answers: new Map() }];
  return asks.flatMap((ask, index) => {
    const [next, answer] = take(trips, ask, now);
    return outcomesOf(next, asks.toSpliced(index, 1), now).map((rest) => ({
      trips: rest.trips,
      answers: new Map(rest.answers).set(ask, answer),
    }));
  });
}
