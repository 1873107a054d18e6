import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { closedOrdersFrom, type OrderRange, openOrders } from '../../functions/shared/table/keys.ts';
import { readOccurrences } from '../../functions/shared/table/occurrences-codec.ts';
import { findOpenRows } from '../../functions/shared/table/open-rows.ts';
import { findPlaceRows, rowsWithin } from '../../functions/shared/table/place-rows.ts';
import { placeIndex } from '../../functions/shared/table/shape.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { declarationState } from '../../schemas/life-cycle.ts';
import { aPerson } from '../support/builders.ts';
import { anArrival, arrived, underControl } from '../support/steps.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
let number = 300;
/** A township of its own for each test. */
let township: string;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());
const ofTownship = () => (township = `410105${(number += 1)}`);

const rowsOf = async (range: OrderRange) =>
  (await findPlaceRows(world.sources, { township, range, most: 100 })).rows;
const idsOf = async (range: OrderRange) => (await rowsOf(range)).map(({ id }) => id);
const openOf = async (place: string) =>
  (await findOpenRows(world.sources, { place, most: 100 })).rows.map(({ id }) => id);
const stored = async (): Promise<Attributes[]> => {
  const { Items = [] } = await world.sources.client.send(
    new QueryCommand({
      TableName: world.sources.name,
      IndexName: placeIndex.name,
      KeyConditionExpression: `${placeIndex.partitionKey} = :township`,
      ExpressionAttributeValues: { ':township': { S: township } },
    }),
  );
  return Items;
};
const bytesOf = (row: Attributes) =>
  Object.entries(row).reduce(
    (sum, [name, { S = '', SS = [], B }]) =>
      sum + Buffer.byteLength([name, S, ...SS].join('')) + (B?.length ?? 0),
    0,
  );

describe('the index of places (decision 0009)', () => {
  it('has a township’s open cases together: its dispatch list, then each community, the next due first', async () => {
    ofTownship();
    const [first, second] = [`${township}001`, `${township}002`];
    const later = await world.addDeclaration({ place: first, dueAt: '2026-01-22T16:00:00.000Z' });
    const other = await world.addDeclaration({ place: second, dueAt: '2026-01-18T16:00:00.000Z' });
    const sooner = await world.addDeclaration({ place: first, dueAt: '2026-01-19T16:00:00.000Z' });
    const listed = await world.addDeclaration({ place: township, destination: first });
    expect(await idsOf(openOrders)).toEqual([listed, sooner, later, other].map(({ id }) => id));
    expect(await openOf(first)).toEqual([sooner.id, later.id]);
    expect(await openOf(township)).toEqual([listed.id]);
    expect((await rowsOf(openOrders)).map(({ place }) => place)).toEqual([township, first, first, second]);
  });

  it('goes on page by page past the desks of a township, which are no rows', async () => {
    ofTownship();
    const places = [township, ...['001', '002', '003', '004'].map((last) => township + last)];
    for (const place of places) await appointOfficers(world.sources, { place, members: [] });
    const { id } = await world.addDeclaration({ place: `${township}003` });
    const found: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await findPlaceRows(world.sources, { township, range: openOrders, most: 1, after });
      found.push(...page.rows.map((row) => row.id));
      after = page.next;
      pages += 1;
    } while (after !== undefined);
    expect(found).toEqual([id]);
    expect(pages).toBeGreaterThan(places.length);
    expect(await openOf(`${township}003`)).toEqual([id]);
    expect((await findOpenRows(world.sources, { place: `${township}003`, most: 1 })).rows).toHaveLength(1);
  });

  it('has closed cases behind them, by the last day that each speaks of', async () => {
    ofTownship();
    const closed = (place: string, given: Partial<Declaration>) =>
      world.addDeclaration({ place, state: 'released', ...given });
    const expectedAt = (expectedArrivalAt: string) => ({ expectedArrivalAt });
    await world.addDeclaration({ place: `${township}001` });
    // 00:00 and 23:59:59.999 of 21 January in Shanghai, and a millisecond beyond each.
    const before = await closed(`${township}001`, expectedAt('2026-01-20T15:59:59.999Z'));
    const start = await closed(`${township}002`, expectedAt('2026-01-20T16:00:00.000Z'));
    const end = await closed(`${township}001`, expectedAt('2026-01-21T15:59:59.999Z'));
    const after = await closed(township, expectedAt('2026-01-21T16:00:00.000Z'));
    // Under a measure to the 26th, though expected on the 20th.
    const held = await closed(`${township}001`, {
      ...underControl(),
      ...expectedAt('2026-01-20T06:00:00.000Z'),
      state: 'released',
    });
    expect(await idsOf(closedOrdersFrom('2026-01-20'))).toEqual(
      [before, end, start, after, held].map(({ id }) => id),
    );
    expect(await idsOf(closedOrdersFrom('2026-01-22'))).toEqual([after.id, held.id]);
    expect(await idsOf(closedOrdersFrom('2026-01-27'))).toEqual([]);
    const rows = await rowsOf(closedOrdersFrom('2026-01-21'));
    expect(rows.map(({ place, dueAt }) => [place, dueAt])).toEqual([
      [`${township}001`, undefined],
      [`${township}002`, undefined],
      [township, undefined],
      [`${township}001`, undefined],
    ]);
  });

  it.each(declarationState.options)(
    'lists what is %s once where it belongs, or not at all',
    async (state) => {
      ofTownship();
      const place = `${township}001`;
      const { id } = await world.addDeclaration({ place, state });
      const open = await openOf(place);
      const closed = await idsOf({ first: '~', last: '~~' });
      const isClosed = ['released', 'not-coming', 'withdrawn'].includes(state);
      const isListed = !['claimed', 'superseded'].includes(state);
      expect([open, closed]).toEqual([isListed && !isClosed ? [id] : [], isClosed ? [id] : []]);
    },
  );

  it('follows what is written: due later, closed, elsewhere, superseded', async () => {
    ofTownship();
    const place = `${township}001`;
    const { id } = await world.addDeclaration({ place });
    const become = async (after: Partial<Declaration>) => {
      const before = await world.find(id);
      if (before === undefined) throw new Error('gone');
      await changeDeclaration(world.sources, { before, after: { ...before, ...after }, by: 'staff' });
    };
    await become({ dueAt: '2026-01-23T16:00:00.000Z' });
    expect((await rowsOf(openOrders)).map(({ dueAt }) => dueAt)).toEqual(['2026-01-23T16:00:00.000Z']);
    await become({ place: `${township}002` });
    expect([await openOf(place), await openOf(`${township}002`)]).toEqual([[], [id]]);
    await become({ state: 'not-coming', dueAt: undefined });
    expect([await idsOf(openOrders), await idsOf({ first: '~', last: '~~' })]).toEqual([[], [id]]);
    await become({ state: 'superseded' });
    expect(await stored()).toEqual([]);
  });

  it('need not be written for an edit that it shows nothing of (F4)', async () => {
    ofTownship();
    const before = await world.addDeclaration({ place: `${township}001` });
    const [row] = await stored();
    const changes = [{ key: 'k', body: 'b', at: before.submittedAt, kind: 'edit' as const }];
    await changeDeclaration(world.sources, {
      before,
      after: { ...before, edits: 1, changes },
      by: 'citizen',
    });
    expect(await stored()).toEqual([row]);
    expect(await world.find(before.id)).toMatchObject({ edits: 1, changes });
  });

  it('shows who is asked to take a case that it waits there, with the number of the transfer', async () => {
    ofTownship();
    const asked = `${township}009`;
    const one = await world.addDeclaration({ place: '410105001001' });
    const row = putTransferRow(world.sources, one, {
      ...{ n: 3, to: asked, from: one.place, state: 'waiting', reason: '到了别处', at: one.submittedAt },
      ...{ key: 'k', body: 'b', by: { sub: 's', place: one.place } },
    });
    await changeDeclaration(
      world.sources,
      { before: one, after: { ...one, waitingAt: asked }, by: 'staff' },
      [row],
    );
    expect((await rowsOf(openOrders)).map(({ id, transfer, place }) => [id, transfer, place])).toEqual([
      [one.id, 3, asked],
    ]);
  });

  it('projects what rows show and are chosen by: risk, measure, arrival', async () => {
    ofTownship();
    const told = underControl();
    const verifications = (told.verifications ?? []).map((entry) =>
      entry.step.kind === 'arrival' ? { ...entry, riskLevel: 'high' as const } : entry,
    );
    await world.addDeclaration({ place: `${township}001`, ...told, verifications, symptoms: true });
    await world.addDeclaration({ place: `${township}002`, ...arrived(anArrival()) });
    expect(await rowsOf(openOrders)).toMatchObject([
      { measure: 'home-quarantine', riskLevel: 'high', arrivedAt: told.arrivedAt, symptoms: true },
      { arrivedAt: anArrival().arrivedAt, symptoms: false },
    ]);
    expect((await rowsOf(openOrders))[1]).not.toHaveProperty('measure');
    expect((await rowsOf(openOrders))[1]).not.toHaveProperty('riskLevel');
  });

  it('projects what a case counts by, as the occurrences beside it say', async () => {
    ofTownship();
    const place = `${township}001`;
    await world.addDeclaration({ place, ...underControl(), destination: `${township}009`, leadDays: -2 });
    await world.addDeclaration({ place, state: 'withdrawn', claimOf: 'a'.repeat(22), channel: 'hotline' });
    const [held, claim] = await rowsOf({ first: '0', last: '~~' });
    expect(held?.told).toMatchObject({ destination: `${township}009`, leadDays: -2 });
    const origin = { submittedDate: '2026-01-20', destination: `${township}009` };
    expect(readOccurrences(held?.told.occurrences ?? '', origin).map(({ kind }) => kind)).toEqual([
      ...['verified', 'arrived', 'controlled', 'test-due', 'test-due', 'test-due'],
    ]);
    expect(claim).toMatchObject({
      channel: 'hotline',
      told: { destination: place, claimOf: 'a'.repeat(22) },
    });
  });

  it('has rows of at most 250 bytes, and of what was reckoned with where a stranger files ten times', async () => {
    ofTownship();
    const longest = { ...underControl(), origin: { regionCode: '440305001001' }, place: `${township}001` };
    await world.addDeclaration({ ...longest, personal: aPerson({ name: 'Aleksandr Ivanov' }) });
    await world.addDeclaration({ ...longest, state: 'not-coming' });
    for (const row of await stored()) expect(bytesOf(row)).toBeLessThanOrEqual(250);
    ofTownship();
    const claims = Array.from({ length: 10 }, (_, n) => String(n).repeat(22));
    await world.addDeclaration({ ...longest, place: `${township}001`, claims });
    const [crowded = {}] = await stored();
    // As many of these as are read for half a unit still fit into its 4 KB.
    expect(bytesOf(crowded) * rowsWithin(0.5)).toBeLessThanOrEqual(4_096);
  });
});
