import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentNeeds } from '../../functions/distribute/assign-declaration.ts';
import { openAssignment } from '../../functions/distribute/queue-adapter.ts';
import { findDesk } from '../../functions/shared/table/desk-store.ts';
import { roundShards } from '../../functions/shared/table/keys.ts';
import { findOpenRows } from '../../functions/shared/table/open-rows.ts';
import { findRoundPlaces } from '../../functions/shared/table/round-store.ts';
import { roundAfter } from '../../schemas/rounds.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, type World } from '../support/world.ts';
import {
  aPlanned,
  communities,
  deliver,
  isManned,
  openTownship,
  type Plan,
  type Told,
} from './replayed-trips.ts';

let world: World;
let townships = 410_200_000;
beforeAll(async () => {
  world = await aWorld();
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: world.engine.endpoint,
    TABLE_NAME: world.sources.name,
    NOTIFY_QUEUE_URL: 'http://127.0.0.1:9/no-message-is-sent',
  });
});
afterAll(() => world.stop());

type Order = 'as it happened' | readonly number[];

/** Lets the plans happen in a township of their own, tells of them in an order, and answers what has become of all. */
async function happen(plans: readonly Plan[], order: Order, now: Date) {
  const township = String((townships += 1));
  await openTownship(world, township);
  const planned = plans.map((plan) => aPlanned(world, township, plan));
  const needs = openAssignment();
  if (order === 'as it happened')
    for (const one of planned) while (one.left() > 0) await deliver(needs, await one.write(), now);
  else await shuffle(planned, needs, { picks: order, now });
  return standing(
    township,
    planned.map((one) => one.idOf()),
    now,
  );
}

/** Each write comes after the one before it; what is told of it comes whenever the picks say, again, or only half of it. */
async function shuffle(
  planned: readonly ReturnType<typeof aPlanned>[],
  needs: AssignmentNeeds,
  { picks, now }: { picks: readonly number[]; now: Date },
): Promise<void> {
  const untold: Told[] = [];
  const told: Told[] = [];
  const dying = { ...needs, announce: () => Promise.reject(new Error('killed')) };
  const dyingLater = {
    ...needs,
    desks: { ...needs.desks, touch: () => Promise.reject(new Error('killed')) },
  };
  for (const pick of picks) {
    const writers = planned.filter((one) => one.left() > 0);
    const writer = writers[pick % (writers.length + untold.length + told.length + 1)];
    const record = [...untold, ...told][(pick >> 4) % (untold.length + told.length)];
    if (writer !== undefined) untold.push(await writer.write());
    else if (record !== undefined && pick % 5 === 0)
      await deliver(pick % 2 === 0 ? dying : dyingLater, record, now).catch(() => undefined);
    else if (record !== undefined) {
      await deliver(needs, record, now);
      if (untold.includes(record)) told.push(...untold.splice(untold.indexOf(record), 1));
    }
  }
  for (const one of planned) while (one.left() > 0) untold.push(await one.write());
  for (const record of untold.toReversed()) await deliver(needs, record, now);
}

/** Who is responsible, which places are told by which round, and which worklists have changed; without the township's own code. */
async function standing(township: string, ids: readonly string[], now: Date) {
  const places = [township, ...communities.map((community) => `${township}${community}`)];
  const short = (place: string) => place.slice(9) || 'township';
  const responsible = new Map<string, string>();
  const touched: string[] = [];
  for (const place of places) {
    const { rows } = await findOpenRows(world.sources, { place, most: 100 });
    for (const { id } of rows) responsible.set(id, short(place));
    if ((await findDesk(world.sources, place)).touchedAt === now.toISOString()) touched.push(short(place));
  }
  const rounds: string[] = [];
  for (const roundAt of [roundAfter(afternoon), roundAfter(hoursAfter(0.5))].map((at) => at.toISOString()))
    for (let shard = 0; shard < roundShards; shard += 1)
      for await (const page of findRoundPlaces(world.sources, roundAt, shard))
        rounds.push(
          ...page
            .filter(({ place }) => place.startsWith(township))
            .map(({ place }) => `${roundAt} ${short(place)}`),
        );
  return { responsible: ids.map((id) => responsible.get(id)), touched, rounds: rounds.sort() };
}

const plan: fc.Arbitrary<Plan> = fc.record({
  destinations: fc.array(fc.constantFrom(...communities), { minLength: 1, maxLength: 3 }),
  isWithdrawn: fc.boolean(),
});

describe('what the stream tells late, twice, in another order or only half', () => {
  it.each([
    ['before the round', afternoon],
    ['after the round', hoursAfter(0.5)],
  ])(
    'ends %s with the same responsible places, announced places and changed worklists as in order',
    async (_title, now) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(plan, { minLength: 1, maxLength: 4 }),
          fc.array(fc.nat(10_000), { maxLength: 40 }),
          async (plans, picks) => {
            const inOrder = await happen(plans, 'as it happened', now);
            expect(await happen(plans, picks, now)).toEqual(inOrder);
            expect(inOrder).toEqual(expected(plans, now));
          },
        ),
        propertyRun('replayed stream', 15),
      );
    },
  );
});

/** Told without any of the code: each destination was announced where somebody is on duty, and changed its worklist once handed out. */
function expected(plans: readonly Plan[], now: Date) {
  const destinations = new Set(plans.flatMap((one) => one.destinations));
  const round = roundAfter(now).toISOString();
  const onDuty = new Set([...destinations].map(onDutyFor));
  const changed = now > roundAfter(afternoon) ? onDuty.union(destinations) : new Set<string>();
  return {
    responsible: plans.map(responsibleFor),
    touched: ['township', ...communities].filter((place) => changed.has(place)),
    rounds: [...onDuty].map((place) => `${round} ${place}`).sort(),
  };
}

/** Whoever is on duty for the last destination (B1, B3); nobody for what was withdrawn. */
function responsibleFor({ destinations, isWithdrawn }: Plan): string | undefined {
  return isWithdrawn ? undefined : onDutyFor(destinations.at(-1) ?? '');
}

function onDutyFor(community: string): string {
  return isManned(community) ? community : 'township';
}
