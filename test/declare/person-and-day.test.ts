import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

async function submit({ document }: Person, hours = 96): Promise<string> {
  const content = aRequest({ trip: tripIn(hours), travellers: [aTraveller({ document })] });
  const mark = { key: newKey(), body: 'AAAA' };
  const { declarations } = await citizens.submit({ content, idempotencyKey: mark.key, mark }, afternoon);
  return declarations[0]?.id ?? '';
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
    await withdraw(await submit(person));
    expect(await heldDays(world, person.document)).toEqual({});
    expect(await world.find(await submit(person))).toMatchObject({ state: 'declared' });
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
});

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
});
