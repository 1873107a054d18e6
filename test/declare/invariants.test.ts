import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, type World } from '../support/world.ts';
import { asksFor, type Past, type Wish, wish } from './random-asks.ts';
import { type Ask, type Names, noTrips, outcomesOf, type Trip } from './trips-model.ts';
import { type RealTrips, realTrips } from './trips-on-engine.ts';

let world: World;
let real: RealTrips;
let names: Names;
let people = 0;
beforeAll(async () => {
  world = await aWorld();
  real = realTrips(world);
  names = await real.names();
});
afterAll(() => world.stop());

/** What happened so far in one run. */
type Life = Past & { now: Date };

function aLife(): Life {
  people += 3;
  const passports = [0, 1, 2].map((n) => `E${String(people + n).padStart(8, '0')}`);
  return { now: afternoon, trips: noTrips(names), people: passports, sent: [] };
}

type Command = fc.AsyncCommand<Life, RealTrips>;

/** Time goes by, past the arrivals at last. */
function later(hours: number): Command {
  return {
    check: () => true,
    run: (life) => {
      life.now = hoursAfter(hours, life.now);
      return Promise.resolve();
    },
    toString: () => `${hours} hours later`,
  };
}

/** Several clients ask at the same moment, some of them twice. */
function atOnce(wishes: readonly Wish[]): Command {
  let asks: readonly Ask[] = [];
  return {
    check: () => true,
    run: async (life) => {
      asks = asksFor(wishes, life);
      const answers = await Promise.all(asks.map((ask) => real.ask(ask, life.now)));
      life.sent = [...life.sent, ...asks];
      await settle(life, asks, answers);
      await checkInvariants(life);
    },
    toString: () => `at once: ${JSON.stringify(asks)}`,
  };
}

/** Finds an order of the requests that explains all answers and all that is stored; then the model knows where it stands. */
async function settle(life: Life, asks: readonly Ask[], answers: readonly string[]): Promise<void> {
  const explained = outcomesOf(life.trips, asks, life.now.toISOString()).filter((outcome) =>
    asks.every((ask, index) => outcome.answers.get(ask) === answers[index]),
  );
  expect(explained, `answers that no order of the requests explains: ${answers.join('; ')}`).not.toEqual([]);
  const ids = [...(explained[0]?.trips.byId.keys() ?? [])];
  const stored = await Promise.all(ids.map((id) => real.read(id)));
  const matching = explained.find(({ trips }) => isAsStored([...trips.byId.values()], stored));
  if (matching === undefined) expect(stored).toEqual([...(explained[0]?.trips.byId.values() ?? [])]);
  life.trips = matching?.trips ?? life.trips;
}

function isAsStored(expected: readonly Trip[], stored: readonly (Trip | undefined)[]): boolean {
  const byId = new Map(expected.map((trip) => [trip.id, { ...trip, claims: trip.claims.toSorted() }]));
  return stored.every((trip) => {
    const same = trip && byId.get(trip.id);
    return same !== undefined && JSON.stringify(sorted(same)) === JSON.stringify(sorted(trip));
  });
}

const sorted = (trip: Trip | undefined) => trip && Object.entries(trip).toSorted();

/** Invariants 1 and 2 of design.md, told by what the table says and by nothing that the model does. */
async function checkInvariants({ people: persons, trips }: Life): Promise<void> {
  const stored = (await Promise.all([...trips.byId.keys()].map((id) => real.read(id)))).filter(
    (trip) => trip !== undefined,
  );
  for (const trip of stored) {
    expect(trip.edits).toBeLessThanOrEqual(2);
    const keys = [...trip.changes, ...trip.messages].map(({ key }) => key);
    expect(new Set(keys).size, 'a write is kept once').toBe(keys.length);
    expect(trip.version, 'every write is a version, and nothing else is').toBe(1 + keys.length);
  }
  for (const person of persons) {
    const counted = stored.filter((trip) => trip.person === person && trip.state === 'declared');
    const days = counted.map(({ id, arrival }) => [shanghaiDate(new Date(arrival)), id]);
    expect(new Set(days.map(([date]) => date)).size, 'one for a person and day counts').toBe(days.length);
    expect(await real.heldDays(person)).toEqual(Object.fromEntries(days));
  }
}

const wishes = fc.array(wish, { minLength: 1, maxLength: 3 }).map(atOnce);
const hours = fc.integer({ min: 1, max: 9 }).map(later);
const commands = fc.commands([wishes, wishes, wishes, hours], { maxCommands: 24, size: 'max' });

describe('what citizens do, in any order and at once', () => {
  it('is stored once and answered the same, with two edits at most, none too late, and one trip for a person and day', async () => {
    const run = propertyRun('invariants 1 and 2', 40);
    await fc.assert(
      fc.asyncProperty(commands, async (cmds) => {
        const life = aLife();
        const before = await real.countDeclarations();
        await fc.asyncModelRun(() => ({ model: life, real }), cmds);
        const stored = (await real.countDeclarations()) - before;
        expect(stored, 'nothing is stored that was not acknowledged').toBe(life.trips.byId.size);
      }),
      run,
    );
  }, 300_000);
});
