import { QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import {
  closedOrdersOf,
  declarationKey,
  type OrderRange,
  openOrders,
} from '../../functions/shared/table/keys.ts';
import { findOpenRows } from '../../functions/shared/table/open-rows.ts';
import { findPlaceRows, rowsWithin } from '../../functions/shared/table/place-rows.ts';
import { placeIndex } from '../../functions/shared/table/shape.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { declarationState } from '../../schemas/life-cycle.ts';
import { aPerson } from '../support/builders.ts';
import { anArrival, arrived, aTest, entry, underControl } from '../support/steps.ts';
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
    (sum, [name, { S = '', SS = [] }]) => sum + Buffer.byteLength([name, S, ...SS].join('')),
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

  it('has a day’s closed cases behind them: of the township, or of a community', async () => {
    ofTownship();
    const closed = (place: string, expectedArrivalAt: string) =>
      world.addDeclaration({ place, expectedArrivalAt, state: 'released' });
    await world.addDeclaration({ place: `${township}001` });
    // 00:00 and 23:59:59.999 of 21 January in Shanghai, and a millisecond beyond each.
    const before = await closed(`${township}001`, '2026-01-20T15:59:59.999Z');
    const start = await closed(`${township}002`, '2026-01-20T16:00:00.000Z');
    const end = await closed(`${township}001`, '2026-01-21T15:59:59.999Z');
    const after = await closed(township, '2026-01-21T16:00:00.000Z');
    const day = '2026-01-21';
    expect(await idsOf(closedOrdersOf(township, day, day))).toEqual([end.id, start.id]);
    expect(await idsOf(closedOrdersOf(`${township}002`, day, day))).toEqual([start.id]);
    expect(await idsOf(closedOrdersOf(township, '2026-01-20', '2026-01-22'))).toEqual(
      [before, end, start, after].map(({ id }) => id),
    );
    const rows = await rowsOf(closedOrdersOf(township, day, day));
    expect(rows.map(({ place, dueAt }) => [place, dueAt])).toEqual([
      [`${township}001`, undefined],
      [`${township}002`, undefined],
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

  it('projects the earliest test that an open case owes', async () => {
    ofTownship();
    const owed = async () => (await rowsOf({ first: '0', last: '~~' })).map((row) => row.owedTestDate);
    const { id } = await world.addDeclaration({ place: `${township}001`, ...arrived() });
    const become = async (after: Partial<Declaration>) => {
      const before = await world.find(id);
      if (before === undefined) throw new Error('gone');
      await changeDeclaration(world.sources, { before, after: { ...before, ...after }, by: 'staff' });
    };
    expect(await owed()).toEqual([undefined]);
    const { verifications = [] } = underControl();
    await become({ ...underControl() });
    expect(await owed()).toEqual(['2026-01-20']);
    const taken = ['2026-01-20', '2026-01-23', '2026-01-26'].map((date) =>
      entry(aTest({ sampledAt: `${date}T04:00:00.000Z` })),
    );
    await become({ verifications: [...verifications, ...taken.slice(0, 1)] });
    expect(await owed()).toEqual(['2026-01-22']);
    await become({ verifications: [...verifications, ...taken] });
    expect(await owed()).toEqual([undefined]);
    await become({ verifications, state: 'released' });
    expect(await owed()).toEqual([undefined]);
  });

  it('takes a row that was written before it told of tests for one that owes what is due next', async () => {
    ofTownship();
    const dueAt = '2026-01-22T16:00:00.000Z';
    const { id } = await world.addDeclaration({ place: `${township}001`, ...underControl(), dueAt });
    const older = `returning|train|440305|mkg9s000|mkcyr000|mkg9s000|${2 << 8}|张*明`;
    await world.sources.client.send(
      new UpdateItemCommand({
        TableName: world.sources.name,
        Key: declarationKey(id),
        UpdateExpression: 'SET w = :w',
        ExpressionAttributeValues: { ':w': { S: older } },
      }),
    );
    expect(await rowsOf(openOrders)).toMatchObject([
      { measure: 'home-based-health-monitoring', owedTestDate: '2026-01-22' },
    ]);
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
