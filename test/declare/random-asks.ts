import fc from 'fast-check';
import { hoursAfter } from '../support/builders.ts';
import { newKey } from '../support/world.ts';
import type { Ask, Trip, Trips } from './trips-model.ts';

/** Two arrivals on one Shanghai day, and two days more: people meet themselves often. */
const arrivals = [30, 33, 54, 100].map((hours) => hoursAfter(hours).toISOString());

/** What somebody is about to ask for; which trip, version and key it means follows from what happened before. */
export interface Wish {
  kind: 'submission' | 'edit' | 'withdrawal' | 'message' | 'retry' | 'reused-key';
  which: number;
  arrival: string;
  party: number[];
  stale: boolean;
  twice: boolean;
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('submission' as const) },
    { weight: 6, arbitrary: fc.constant('edit' as const) },
    { weight: 1, arbitrary: fc.constant('withdrawal' as const) },
    { weight: 2, arbitrary: fc.constant('message' as const) },
    { weight: 2, arbitrary: fc.constant('retry' as const) },
    { weight: 1, arbitrary: fc.constant('reused-key' as const) },
  ),
  which: fc.nat(3),
  arrival: fc.constantFrom(...arrivals),
  party: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
  stale: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
  twice: fc.integer({ min: 0, max: 2 }).map((n) => n === 2),
});

export interface Past {
  trips: Trips;
  people: readonly string[];
  /** Every request that was ever sent. */
  sent: readonly Ask[];
}

export const sameBody = 'AAAAAAAAAAAAAAAA';
const otherBody = 'BBBBBBBBBBBBBBBB';

const mostAtOnce = 4;

/** The requests of several clients; who wished it twice sends it twice. */
export function asksFor(wishes: readonly Wish[], past: Past): Ask[] {
  return wishes
    .flatMap((wished) => {
      const ask = askFor(wished, past);
      return ask === undefined ? [] : wished.twice ? [ask, ask] : [ask];
    })
    .slice(0, mostAtOnce)
    .map((ask) => ({ ...ask }));
}

/** The request that a wish comes to; undefined when there is nothing yet to wish it for. */
function askFor(wished: Wish, past: Past): Ask | undefined {
  const trips = [...past.trips.byId.values()];
  const trip = trips[wished.which % Math.max(trips.length, 1)];
  const earlier = past.sent[past.sent.length - 1 - (wished.which % Math.max(past.sent.length, 1))];
  switch (wished.kind) {
    case 'submission':
      return submission(wished, past);
    case 'retry':
      return earlier;
    case 'reused-key':
      return earlier && { ...earlier, variant: otherBody };
    case 'edit':
    case 'withdrawal':
    case 'message':
      return trip && askAbout(trip, { ...wished, kind: wished.kind });
  }
}

function submission({ party, arrival }: Wish, { people }: Past): Ask {
  const travellers = party.map((n) => people[n] ?? '');
  return { kind: 'submission', key: newKey(), variant: sameBody, people: travellers, arrival };
}

function askAbout(
  { id, person, version }: Trip,
  { kind, arrival, stale }: Wish & { kind: 'edit' | 'withdrawal' | 'message' },
): Ask {
  const write = { key: newKey(), variant: sameBody, id };
  return kind === 'edit'
    ? { ...write, kind, person, arrival, version: stale ? version - 1 : version }
    : { ...write, kind };
}
