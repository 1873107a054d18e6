import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../functions/shared/request-mark.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import {
  afternoon,
  anEdit,
  aRequest,
  aTraveller,
  aTrip,
  hoursAfter,
  residentId,
} from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { heldDays } from '../support/person-days.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let people = 0;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

/** Every call to the table waits until the scheduler lets it go, and the next one until it is answered. */
function scheduled(scheduler: fc.Scheduler): DeclarationSources {
  const { client } = world.sources;
  const send = client.send.bind(client) as (command: unknown) => Promise<unknown>;
  const settled = scheduler.scheduleFunction(async (command: unknown) => Promise.allSettled([send(command)]));
  const watched = Object.create(client) as typeof client;
  watched.send = (async (command: unknown) => {
    const [answer] = await settled(command);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }) as typeof client.send;
  return { ...world.sources, client: watched };
}

async function declared(citizens: Citizens) {
  people += 1;
  const traveller = aTraveller({ document: { type: 'resident-id', number: residentId(people) } });
  const content = aRequest({ travellers: [traveller] });
  const key = newKey();
  const submission = { content, idempotencyKey: key, mark: markOf(key, 'body') };
  const { declarations } = await citizens.submit(submission, afternoon);
  return { id: declarations[0]?.id ?? '', traveller };
}

describe('what comes at once', () => {
  it('is one edit and one withdrawal at most, in whatever order the calls reach the table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { id, traveller } = await declared(citizensOf(world.sources));
        const citizens = citizensOf(scheduled(scheduler));
        const asked = () => ({ id, mark: { key: newKey(), body: 'AAAA' }, now: afternoon });
        const edit = (hours: number) => {
          const trip = aTrip({ expectedArrivalAt: hoursAfter(hours).toISOString() });
          return citizens.edit({ ...asked(), version: 1, content: anEdit({ trip, traveller }) });
        };
        const all = Promise.allSettled([
          edit(120),
          edit(144),
          citizens.withdraw({ ...asked(), content: {} }),
          citizens.tell({ ...asked(), content: { kind: 'not-coming' } }),
        ]);
        const [first, second, withdrawal, message] = await scheduler.waitFor(all);
        expect([first, second].filter((one) => one.status === 'fulfilled').length).toBeLessThanOrEqual(1);
        expect(withdrawal.status).toBe('fulfilled');
        const written = [first, second, withdrawal, message].filter((one) => one.status === 'fulfilled');
        const stored = await world.find(id);
        expect(stored).toMatchObject({ state: 'withdrawn', version: 1 + written.length });
        expect(stored?.changes.filter(({ kind }) => kind === 'edit')).toHaveLength(stored?.edits ?? -1);
      }),
      propertyRun('what comes at once', 25),
    );
  });

  it('is one declaration for one Idempotency-Key, and one that counts for the day, while the day changes hands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { id, traveller } = await declared(citizensOf(world.sources));
        const citizens = citizensOf(scheduled(scheduler));
        const key = newKey();
        const content = aRequest({ travellers: [traveller] });
        const submission = { content, idempotencyKey: key, mark: markOf(key, 'body') };
        const move = (version: number, hours: number) =>
          citizens.edit({
            id,
            mark: { key: newKey(), body: 'AAAA' },
            now: afternoon,
            version,
            content: anEdit({
              trip: aTrip({ expectedArrivalAt: hoursAfter(hours).toISOString() }),
              traveller,
            }),
          });
        const all = Promise.allSettled([
          citizens.submit(submission, afternoon),
          citizens.submit(submission, afternoon),
          move(1, 120).then(() => move(2, 96)),
        ]);
        const [one, other] = await scheduler.waitFor(all);
        expect([one.status, other]).toEqual(['fulfilled', one]);
        const second = one.status === 'fulfilled' ? (one.value.declarations[0]?.id ?? '') : '';
        const stored = [await world.find(id), await world.find(second)];
        const counted = stored.filter(
          (each) => each?.state === 'declared' && each.expectedArrivalAt === content.trip.expectedArrivalAt,
        );
        expect(counted).toHaveLength(1);
        expect(await heldDays(world, traveller.document)).toEqual({ '2026-01-24': counted[0]?.id });
      }),
      propertyRun('a day that changes hands', 25),
    );
  });
});
