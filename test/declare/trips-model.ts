import { shanghaiDate } from '../../schemas/shanghai-day.ts';

/** One write that a citizen asks for, with its Idempotency-Key. */
export type Ask =
  | (Mark & { kind: 'submission'; people: string[]; arrival: string })
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

/** How declarations are named (decision 0008): whoever counts by the time their day is taken, a claim by its request. */
export interface Names {
  ofDay(person: string, date: string, generation: number): string;
  ofClaim(key: string, index: number): string;
}

/** All trips, and what was submitted with which key. It is never changed: each step makes another one. */
export interface Trips {
  byId: ReadonlyMap<string, Trip>;
  filings: ReadonlyMap<string, Filing>;
  /** How often each person's day was taken. */
  taken: ReadonlyMap<string, number>;
  names: Names;
}

export function noTrips(names: Names): Trips {
  return { byId: new Map(), filings: new Map(), taken: new Map(), names };
}

const dateOf = (arrival: string): string => shanghaiDate(new Date(arrival));

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
  const isMoved = trip.state === 'declared' && dateOf(trip.arrival) !== dateOf(ask.arrival);
  if (holder === undefined) return keep(isMoved ? takeDay(trips, edited)[0] : trips, edited);
  return keep(list(trips, holder, trip.id), { ...edited, state: 'claimed', claimOf: holder.id });
}

function submit(trips: Trips, ask: Asked<'submission'>, now: string): Step {
  const earlier = trips.filings.get(ask.key);
  if (earlier !== undefined)
    return [
      trips,
      earlier.variant === ask.variant ? answerToFiling(earlier.ids, earlier.at) : '422 idempotency.reused',
    ];
  if (ask.arrival <= now) return [trips, '422 invalid'];
  const [stored, ids] = ask.people.reduce(
    ([all, before]: [Trips, string[]], person, index) => {
      const [next, id] = file(all, { person, arrival: ask.arrival }, { key: ask.key, index });
      return [next, [...before, id]];
    },
    [trips, []],
  );
  const filings = new Map(stored.filings).set(ask.key, { ids, variant: ask.variant, at: now });
  return [{ ...stored, filings }, answerToFiling(ids, now)];
}

export function answerToFiling(ids: readonly string[], at: string): string {
  return `201 ${ids.join()} ${at}`;
}

function file(
  trips: Trips,
  told: Pick<Trip, 'person' | 'arrival'>,
  { key, index }: { key: string; index: number },
): Step {
  const fresh = { version: 1, edits: 0, claims: [], changes: [], messages: [] };
  const holder = holderOf(trips, { ...told, id: '' });
  const claimId = trips.names.ofClaim(key, index);
  const [next, id] = holder === undefined ? takeDay(trips, told) : [list(trips, holder, claimId), claimId];
  const state = holder === undefined ? 'declared' : 'claimed';
  const trip: Trip = { ...told, ...fresh, id, state, claimOf: holder?.id };
  return [{ ...next, byId: new Map(next.byId).set(id, trip) }, id];
}

/** Each time that a person's day is taken is another generation of it. */
function takeDay(trips: Trips, { person, arrival }: Pick<Trip, 'person' | 'arrival'>): Step {
  const date = dateOf(arrival);
  const generation = (trips.taken.get(`${person} ${date}`) ?? 0) + 1;
  const taken = new Map(trips.taken).set(`${person} ${date}`, generation);
  return [{ ...trips, taken }, trips.names.ofDay(person, date, generation)];
}

/** Whose the person's day is: one trip at most counts for it. */
export function holderOf(
  { byId }: Trips,
  { id, person, arrival }: Pick<Trip, 'id' | 'person' | 'arrival'>,
): Trip | undefined {
  const date = dateOf(arrival);
  return [...byId.values()].find(
    (trip) =>
      trip.state === 'declared' && trip.person === person && trip.id !== id && dateOf(trip.arrival) === date,
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
