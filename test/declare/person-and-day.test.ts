import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayIdOf } from '../../functions/shared/privacy/blind-index.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { findOpenRows } from '../../functions/shared/table/open-rows.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import {
  afternoon,
  anEdit,
  aRequest,
  aTraveller,
  aTrip,
  hoursAfter,
  otherCommunity,
} from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { heldDays, somebody } from '../support/person-days.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let citizens: Citizens;
beforeAll(async () => {
  world = await aWorld();
  citizens = citizensOf(world.sources);
});
afterAll(() => world.stop());

const asked = () => ({ mark: { key: newKey(), body: 'AAAA' }, now: afternoon });
type Person = Pick<Declaration['personal'], 'document'>;
const tripIn = (hours: number) => aTrip({ expectedArrivalAt: hoursAfter(hours).toISOString() });

async function submit({ document }: Person, hours = 96, key = newKey()): Promise<string> {
  const content = aRequest({ trip: tripIn(hours), travellers: [aTraveller({ document })] });
  const mark = markOf(key, JSON.stringify(content));
  const { declarations } = await citizens.submit({ content, idempotencyKey: key, mark }, afternoon);
  return declarations[0]?.id ?? '';
}

/** The id that a person's day has when it is taken for the nth time. */
async function idOf({ document }: Person, date: string, generation: number): Promise<string> {
  return dayIdOf((await world.ring.season()).ids, { document, date }, generation);
}

async function editTo(id: string, { document }: Person, hours: number) {
  const version = (await world.find(id))?.version ?? 0;
  const content = anEdit({ trip: tripIn(hours), traveller: aTraveller({ document }) });
  return citizens.edit({ ...asked(), id, version, content });
}

const withdraw = (id: string) => citizens.withdraw({ ...asked(), id, content: {} });

describe('the day that a person holds', () => {
  it('moves with an edit: the new one is held, the old one free', async () => {
    const person = somebody();
    const id = await submit(person);
    await editTo(id, person, 120);
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-25': id });
    expect(await world.find(await submit(person, 96))).toMatchObject({ state: 'declared' });
  });

  it('stays with an edit that changes the hour only', async () => {
    const person = somebody();
    const id = await submit(person);
    await editTo(id, person, 97);
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': id });
  });

  it('is free again after a withdrawal', async () => {
    const person = somebody();
    const first = await submit(person);
    await withdraw(first);
    expect(await heldDays(world, person.document)).toEqual({});
    const key = newKey();
    const second = await submit(person, 96, key);
    expect(await world.find(second)).toMatchObject({ state: 'declared' });
    expect([first, second]).toEqual([
      await idOf(person, '2026-01-24', 1),
      await idOf(person, '2026-01-24', 2),
    ]);
    expect(await submit(person, 96, key), 'sent again').toBe(second);
  });

  it('is its own again when it is edited away and back', async () => {
    const person = somebody();
    const key = newKey();
    const id = await submit(person, 96, key);
    await editTo(id, person, 120);
    await editTo(id, person, 96);
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': id });
    expect(await world.find(await submit(person))).toMatchObject({ state: 'claimed', claimOf: id });
    expect(await submit(person, 96, key), 'sent again').toBe(id);
  });

  it('is taken by one of two who edit onto it at once, and the other is kept beside it', async () => {
    const person = somebody();
    const ids = [await submit(person, 96), await submit(person, 144)];
    await Promise.all(ids.map((id) => editTo(id, person, 120)));
    const stored = await Promise.all(ids.map((id) => world.find(id)));
    expect(stored.map((one) => one?.state).toSorted()).toEqual(['claimed', 'declared']);
    const counted = stored.find((one) => one?.state === 'declared');
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-25': counted?.id });
  });

  it('can be given back and taken any number of times', async () => {
    const person = somebody();
    for (let times = 0; times < 9; times += 1) await withdraw(await submit(person));
    const key = newKey();
    const tenth = await submit(person, 96, key);
    expect(tenth).toBe(await idOf(person, '2026-01-24', 10));
    expect(await submit(person, 96, key), 'sent again').toBe(tenth);
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': tenth });
  });

  it('stays where it was when the edit that would move it is refused', async () => {
    const person = somebody();
    const id = await submit(person);
    const content = anEdit({ trip: tripIn(120), traveller: aTraveller({ document: person.document }) });
    await expect(citizens.edit({ ...asked(), id, version: 7, content })).rejects.toMatchObject({
      status: 412,
    });
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': id });
  });

  it('is one person’s, however the document is of the same number and another type', async () => {
    const number = '123456789';
    const passport = { document: { type: 'passport' as const, number } };
    const id = await submit(passport).catch((error: unknown) => error);
    expect(typeof id).toBe('string');
    const permit = { type: 'taiwan-permit' as const, number };
    expect(await heldDays(world, permit)).toEqual({});
  });
});

describe('an edit onto a day that another declaration of the person holds', () => {
  it('makes it a claim also where the day was its own before', async () => {
    const person = somebody();
    const id = await submit(person, 96);
    await editTo(id, person, 120);
    const holder = await submit(person, 96);
    await editTo(id, person, 96);
    expect(await world.find(id)).toMatchObject({ state: 'claimed', claimOf: holder, edits: 2 });
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': holder });
  });

  it('makes it a claim beside that one, and gives its own day back', async () => {
    const person = somebody();
    const holder = await submit(person, 120);
    const id = await submit(person, 96);
    await editTo(id, person, 120);
    expect(await world.find(id)).toMatchObject({ state: 'claimed', claimOf: holder, edits: 1 });
    expect(await world.find(holder)).toMatchObject({ state: 'declared', claims: [id], version: 1 });
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-25': holder });
  });

  it('is stored also when the other one lists as many claims as it may', async () => {
    const person = somebody();
    const holder = await submit(person, 120);
    for (let claims = 0; claims < 10; claims += 1) await submit(person, 120);
    const id = await submit(person, 96);
    await editTo(id, person, 120);
    expect(await world.find(id)).toMatchObject({ state: 'claimed', claimOf: holder, edits: 1 });
    expect((await world.find(holder))?.claims).toHaveLength(10);
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-25': holder });
  });
});

describe('a claim', () => {
  it('stays a claim wherever it is edited to, and holds no day: only the officer settles it', async () => {
    const person = somebody();
    const holder = await submit(person);
    const claim = await submit(person);
    await editTo(claim, person, 120);
    expect(await world.find(claim)).toMatchObject({ state: 'claimed', claimOf: holder });
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': holder });
  });

  it('is off the first filing’s list when it is withdrawn', async () => {
    const person = somebody();
    const holder = await submit(person);
    const claim = await submit(person);
    await withdraw(claim);
    expect(await world.find(holder)).toMatchObject({ claims: [], version: 1 });
    expect(await heldDays(world, person.document)).toEqual({ '2026-01-24': holder });
  });

  it('stays a claim when the first filing is withdrawn', async () => {
    const person = somebody();
    const holder = await submit(person);
    const claim = await submit(person);
    await withdraw(holder);
    expect(await world.find(claim)).toMatchObject({ state: 'claimed', claimOf: holder });
  });

  it('sent again is the same claim, also when the day is free meanwhile', async () => {
    const person = somebody();
    const holder = await submit(person);
    const key = newKey();
    const claim = await submit(person, 96, key);
    await withdraw(holder);
    expect(await submit(person, 96, key)).toBe(claim);
    expect(await heldDays(world, person.document)).toEqual({});
  });
});

/** Somebody else is asked to take a case, and has not answered. */
const waiting = {
  n: 1,
  key: 'k',
  body: 'b',
  at: afternoon.toISOString(),
  by: { sub: 'officer', place: '410105001001' },
  from: '410105001001',
  to: '410105001003',
  reason: '搬到别处',
  state: 'waiting' as const,
};

describe('the place of a declaration', () => {
  it('follows an edit of the destination', async () => {
    const person = somebody();
    const id = await submit(person);
    const trip = aTrip({ destination: { community: otherCommunity, address: '1 号楼' } });
    const content = anEdit({ trip, traveller: aTraveller({ document: person.document }) });
    await citizens.edit({ ...asked(), id, version: 1, content });
    expect(await world.find(id)).toMatchObject({ place: otherCommunity, destination: otherCommunity });
  });

  it('stays the sender’s while somebody is asked to take the case (invariant 3)', async () => {
    const person = somebody();
    const before = await world.addDeclaration({
      personal: person,
      transfers: [waiting],
      waitingAt: '410105001003',
    });
    const trip = aTrip({ destination: { community: otherCommunity, address: '1 号楼' } });
    const content = anEdit({ trip, traveller: aTraveller({ document: person.document }) });
    await citizens.edit({ ...asked(), id: before.id, version: 1, content });
    expect(await world.find(before.id)).toMatchObject({
      place: '410105001001',
      destination: otherCommunity,
    });
  });

  it('waits for nobody once an edit made a claim of it: what does not count can’t be accepted', async () => {
    const person = somebody();
    const holder = await submit(person);
    const asking = await world.addDeclaration({
      personal: person,
      expectedArrivalAt: hoursAfter(120).toISOString(),
    });
    const row = putTransferRow(world.sources, asking, waiting);
    const asked = { ...asking, transfers: [waiting], waitingAt: waiting.to };
    await changeDeclaration(world.sources, { before: asking, after: asked, by: 'staff' }, [row]);
    await editTo(asking.id, person, 96);
    const claim = await world.find(asking.id);
    expect(claim).toMatchObject({ state: 'claimed', claimOf: holder, transfers: [{ state: 'refused' }] });
    expect(claim).not.toHaveProperty('waitingAt');
    const { rows } = await findOpenRows(world.sources, { place: waiting.to, most: 10 });
    expect(rows.filter(({ id }) => id === asking.id)).toEqual([]);
  });
});
