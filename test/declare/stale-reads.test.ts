import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { afternoon, anEdit, aTraveller, phoneNumber } from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { somebody } from '../support/person-days.ts';
import { aWorld, newId, newKey, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

/** Reads that need not be consistent are answered as they were the first time; and how every item was read. */
function lagging() {
  const { client } = world.sources;
  const first = new Map<string, Promise<unknown>>();
  const reads: boolean[] = [];
  const watched = Object.create(client) as typeof client;
  const send = client.send.bind(client) as (command: unknown) => Promise<unknown>;
  watched.send = ((command: unknown) => {
    if (!(command instanceof GetItemCommand)) return send(command);
    const { Key, ConsistentRead = false } = command.input;
    reads.push(ConsistentRead);
    if (ConsistentRead) return send(command);
    const key = JSON.stringify(Key);
    const answered = first.get(key) ?? send(command);
    first.set(key, answered);
    return answered;
  }) as typeof client.send;
  const sources: DeclarationSources = { ...world.sources, client: watched };
  return { citizens: citizensOf(sources), reads };
}

const asked = (id: string, key = newKey()) => ({ id, mark: { key, body: 'AAAA' }, now: afternoon });

async function aTrip() {
  const personal = somebody();
  const declaration = await world.addDeclaration({ personal });
  const content = anEdit({ traveller: aTraveller({ document: personal.document }) });
  const edit = (citizens: Citizens, version: number, key?: string) =>
    citizens.edit({ ...asked(declaration.id, key), version, content });
  return { id: declaration.id, edit };
}

describe('a read that has not heard of the last writes yet', () => {
  it('refuses no edit of the version that the last one made, and still the third', async () => {
    const { edit } = await aTrip();
    const { citizens } = lagging();
    for (const version of [1, 2])
      expect((await edit(citizens, version)).declaration.version).toBe(version + 1);
    await expect(edit(citizens, 3)).rejects.toMatchObject({ status: 409, code: 'edits-used-up' });
    await expect(edit(citizens, 1)).rejects.toMatchObject({ status: 409 });
  });

  it('makes no second edit of a retry, which is answered the same', async () => {
    const { id, edit } = await aTrip();
    const { citizens } = lagging();
    const key = newKey();
    const first = await edit(citizens, 1, key);
    expect(await edit(citizens, 1, key)).toEqual(first);
    expect(await world.find(id)).toMatchObject({ edits: 1, version: 2 });
  });

  it('refuses no message of a case that was opened again, and no withdrawal after an edit', async () => {
    const { id, edit } = await aTrip();
    const { citizens } = lagging();
    await edit(citizens, 1);
    await citizens.tell({ ...asked(id), content: { kind: 'not-coming' } });
    await citizens.withdraw({ ...asked(id), content: {} });
    expect(await world.find(id)).toMatchObject({ version: 4, state: 'withdrawn' });
    await expect(citizens.withdraw({ ...asked(id), content: {} })).rejects.toMatchObject({
      code: 'withdrawn',
    });
  });

  it('does not hide a declaration that is there', async () => {
    const { citizens } = lagging();
    const id = newId();
    const withdraw = () => citizens.withdraw({ ...asked(id), content: {} });
    await expect(withdraw()).rejects.toMatchObject({ status: 404 });
    await world.addDeclaration({ id, personal: somebody() });
    expect((await withdraw()).declaration.state).toBe('withdrawn');
  });

  it('keeps no traveller from taking over', async () => {
    const { citizens } = lagging();
    const id = newId();
    const traveller = { kind: 'phone', phoneIndex: await citizens.phoneIndexOf(phoneNumber(77)) } as const;
    const takeOver = () => citizens.takeOver({ ...asked(id), content: { receiptHash: 'h' } }, traveller);
    await expect(takeOver()).rejects.toMatchObject({ status: 404 });
    const personal = { ...somebody(), phone: phoneNumber(77) };
    await world.addDeclaration({ id, personal, forAnotherAdult: true });
    expect((await takeOver()).declaration.takenOver).toBe(true);
  });

  it('costs a stranger what an unknown id costs: the same reads (invariant 7)', async () => {
    const { id } = await aTrip();
    const stranger = { kind: 'device', receiptHash: 'x'.repeat(43) } as const;
    const readsFor = async (one: string) => {
      const { citizens, reads } = lagging();
      await expect(citizens.withdraw({ ...asked(one), content: {} }, stranger)).rejects.toMatchObject({
        status: 404,
      });
      return reads;
    };
    expect(await readsFor(id)).toEqual([false, true]);
    expect(await readsFor(newId())).toEqual([false, true]);
  });
});

describe('an edit', () => {
  it('reads its declaration once and need not be consistent for that (F4)', async () => {
    const { edit } = await aTrip();
    const { citizens, reads } = lagging();
    await edit(citizens, 1);
    // The declaration, and its community.
    expect(reads).toEqual([false, false]);
  });
});
